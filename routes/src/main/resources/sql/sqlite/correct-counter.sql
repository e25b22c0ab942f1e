update tts_counter set value = value + :difference where name = 'blob_bytes'
