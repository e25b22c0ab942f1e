-- Blobs that somebody is storing at this moment.
select count(*) from tts_blob where refs = 0 and reserved_until > :#now
