-- For a file that could not be written.
delete from tts_blob where blob = :blob and refs = 0 and reserved_until = :until
