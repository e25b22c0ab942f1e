delete from tts_blob where blob in (:blobs)
