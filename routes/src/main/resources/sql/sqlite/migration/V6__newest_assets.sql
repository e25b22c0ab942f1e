-- The newest entries first, page by page.
create index tts_asset_newest on tts_asset (created_at, asset_key);
