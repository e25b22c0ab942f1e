-- A file id of a pinned asset lives as long as the pin.
select
  (select count(*) from tts_file) as total_files,
  (select count(*) from tts_file f
    where f.expires_at <= :#now
      and not exists (select 1 from tts_asset a where a.asset_key = f.asset_key and a.pinned = 1)) as expired_files,
  (select count(*) from tts_asset) as total_assets,
  (select count(*) from tts_asset where pinned = 1) as pinned_assets,
  (select value from tts_counter where name = 'blob_bytes') as total_size_bytes
