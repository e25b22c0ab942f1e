-- Unless somebody gave one another end since it was chosen.
delete from tts_file where file_id in (:file_ids) and expires_at <= :before
