-- As find-asset, for a row that was found by its text; with what tells whether it is still that row.
select blob, blob_sha256, blob_bytes, content_type, format, sample_rate, duration_ms, file_id, expires_at, pinned,
  cost_micros, coalesce(billed_chars, text_chars) as billed_chars, asset_key, profile_key, coalesce(language, '') as language, text
from tts_asset
where rowid = :id
