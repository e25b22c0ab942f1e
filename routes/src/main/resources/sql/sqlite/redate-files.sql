-- One slice of file ids that were given while the clock was ahead.
update tts_file set
  expires_at = expires_at - (created_at - :now),
  created_at = :now
where file_id in (select file_id from tts_file where created_at > :ahead limit :rows)
returning asset_key
