select blob, blob_bytes from tts_blob where blob in (:blobs) and refs = 0 and reserved_until is null
