update tts_blob set refs = truth.refs, blob_bytes = truth.blob_bytes
from (
  select b.blob, count(a.asset_key) as refs, coalesce(max(a.blob_bytes), b.blob_bytes) as blob_bytes
  from tts_blob b left join tts_asset a on a.blob = b.blob
  where b.blob in (:blobs)
  group by b.blob
) as truth
where tts_blob.blob = truth.blob and (tts_blob.refs <> truth.refs or tts_blob.blob_bytes <> truth.blob_bytes)
