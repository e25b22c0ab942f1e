-- All that is told of a file id and its asset.
select f.file_id, f.request_id, a.blob, a.blob_sha256, a.blob_bytes, a.text, a.voice, a.engine, a.model, a.language, a.format,
  a.sample_rate, a.content_type, a.duration_ms, a.created_at, a.pinned,
  case when f.file_id = a.file_id then a.expires_at else coalesce(f.expires_at, a.expires_at) end as expires_at
from tts_file f
join tts_asset a on a.asset_key = f.asset_key
where f.file_id = :file_id
