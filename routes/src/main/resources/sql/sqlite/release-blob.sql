update tts_blob set reserved_until = null where blob = :blob
