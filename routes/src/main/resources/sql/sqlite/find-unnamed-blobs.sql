select blob from tts_blob where refs = 0 and (reserved_until is null or reserved_until <= :now) limit :rows
