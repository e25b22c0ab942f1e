select asset_key, file_id, asset_type, tenant, engine, model, voice, language, format, sample_rate, content_type,
  text_chars, blob_bytes, duration_ms, cost_micros, use_count, created_at, last_used_at, expires_at, pinned, text
from tts_asset
where asset_key = :asset_key
