-- The file id of an asset that slides has no end of its own.
update tts_file set expires_at = null where file_id = :file_id
