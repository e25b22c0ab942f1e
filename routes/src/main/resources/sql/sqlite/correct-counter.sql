-- The sum itself, so that two who found the same error mend it once.
update tts_counter set value = (select coalesce(sum(blob_bytes), 0) from tts_blob) where name = 'blob_bytes'
