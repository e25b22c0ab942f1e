-- A page of what is alive, with every column that another machine can use.
select a.asset_key, a.asset_type, a.tenant, a.engine, a.model, a.voice, a.language, a.format, a.sample_rate, a.content_type,
  a.blob, a.blob_sha256, a.blob_bytes, a.duration_ms, a.cost_micros, a.synthesis_ms, a.file_id,
  a.created_at, a.expires_at, a.last_used_at, a.use_count, a.pinned, a.text_chars, a.billed_chars, a.text,
  a.sliding_ms, a.request, a.profile_key, b.refs
from tts_asset a join tts_blob b on b.blob = a.blob
where a.asset_key > :after
  and (a.pinned = 1 or a.expires_at is null or a.expires_at > :now)
order by a.asset_key
limit :rows
