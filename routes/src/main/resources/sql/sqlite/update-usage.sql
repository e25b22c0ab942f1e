-- A batch of uses of one asset.
update tts_asset set
  use_count = use_count + :#uses,
  last_used_at = max(last_used_at, :#last_used_at),
  priority = :#priority
where asset_key = :#asset_key
