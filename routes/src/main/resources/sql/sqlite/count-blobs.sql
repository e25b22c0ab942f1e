select value from tts_counter where name = 'blob_bytes'
