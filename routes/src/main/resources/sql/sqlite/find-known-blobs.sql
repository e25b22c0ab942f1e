select blob from tts_blob where blob in (:blobs)
