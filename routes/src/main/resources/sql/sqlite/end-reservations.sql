-- Whoever reserved them died, or was too slow. Even where there are none, this takes the lock for writing.
update tts_blob set reserved_until = null where blob in (:blobs) and reserved_until <= :now
