-- Another file id takes the place of a deleted one in hits, and the asset lives as long as that.
update tts_asset set
  file_id = :file_id,
  expires_at = case when sliding_ms is null then coalesce(:expires_at, expires_at) else expires_at end
where asset_key = :asset_key and file_id <> :file_id
returning sliding_ms
