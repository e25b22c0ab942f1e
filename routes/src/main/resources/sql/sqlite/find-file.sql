-- A file id and its asset, as a hit needs it. Where nobody is named as its owner, anybody's is found.
select a.asset_key, a.blob, a.blob_sha256, a.blob_bytes, a.content_type, a.format, a.sample_rate, a.duration_ms,
  f.file_id, case when f.file_id = a.file_id then a.expires_at else coalesce(f.expires_at, a.expires_at) end as expires_at,
  a.created_at, a.tenant, a.sliding_ms, a.pinned, a.cost_micros, coalesce(a.billed_chars, a.text_chars) as billed_chars
from tts_file f
join tts_asset a on a.asset_key = f.asset_key
where f.file_id = :file_id
  and (:tenant is null or a.tenant = :tenant)
