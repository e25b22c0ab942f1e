-- To the longest of their file ids.
update tts_asset set
  expires_at = max(
    coalesce(last_used_at + sliding_ms, 0),
    (select max(f.expires_at) from tts_file f where f.asset_key = tts_asset.asset_key))
where asset_key in (:asset_keys)
  and exists (select 1 from tts_file f where f.asset_key = tts_asset.asset_key and f.expires_at is not null)
