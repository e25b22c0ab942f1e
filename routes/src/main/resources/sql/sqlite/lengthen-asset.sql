-- To the end of a new reference, which is the file id of hits from then on; that of an asset that slides ends with it anyway.
update tts_asset set
  expires_at = :expires_at,
  file_id = case when sliding_ms is null then :file_id else file_id end
where asset_key = :asset_key and expires_at < :expires_at
