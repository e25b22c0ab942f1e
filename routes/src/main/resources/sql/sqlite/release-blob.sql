delete from tts_blob where blob = :blob and refs = 0 and (reserved_until is null or reserved_until <= :now)
returning blob_bytes
