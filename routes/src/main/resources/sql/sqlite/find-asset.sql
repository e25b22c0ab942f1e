-- What a hit needs, by primary key alone. Whether it has expired is the reader's question.
select blob, blob_sha256, blob_bytes, content_type, format, sample_rate, duration_ms, file_id, created_at, expires_at, pinned,
  sliding_ms, cost_micros, coalesce(billed_chars, text_chars) as billed_chars
from tts_asset
where asset_key = :#CamelTtsKey
