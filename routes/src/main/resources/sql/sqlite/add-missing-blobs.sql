insert into tts_blob (blob, blob_bytes, refs)
select blob, max(blob_bytes), count(*)
from tts_asset a
where blob in (:blobs) and not exists (select 1 from tts_blob b where b.blob = a.blob)
group by blob
