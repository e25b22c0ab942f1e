-- Insert if absent. Only a row that has expired, whose blob the lookup found damaged, or that a request does not want
-- to use (CamelTtsNoCache) is replaced.
insert into tts_asset (
  asset_key, asset_type, tenant, engine, model, voice, language, format, sample_rate, content_type,
  blob, blob_sha256, blob_bytes, duration_ms, cost_micros, synthesis_ms, file_id,
  created_at, expires_at, last_used_at, priority, text_chars, billed_chars, text, request, profile_key
) values (
  :#asset_key, :#asset_type, :#tenant, :#engine, :#model, :#voice, :#language, :#format, :#sample_rate, :#content_type,
  :#blob, :#blob_sha256, :#blob_bytes, :#duration_ms, :#cost_micros, :#synthesis_ms, :#file_id,
  :#created_at, :#expires_at, :#created_at, :#priority, :#text_chars, :#billed_chars, :#text, :#request, :#profile_key
)
on conflict (asset_key) do update set
  content_type = excluded.content_type,
  format = excluded.format,
  sample_rate = excluded.sample_rate,
  blob = excluded.blob,
  blob_sha256 = excluded.blob_sha256,
  blob_bytes = excluded.blob_bytes,
  duration_ms = excluded.duration_ms,
  cost_micros = excluded.cost_micros,
  synthesis_ms = excluded.synthesis_ms,
  file_id = excluded.file_id,
  created_at = excluded.created_at,
  expires_at = excluded.expires_at,
  last_used_at = excluded.last_used_at,
  priority = max(priority, excluded.priority),
  billed_chars = excluded.billed_chars,
  profile_key = excluded.profile_key
where (tts_asset.pinned = 0 and tts_asset.expires_at <= excluded.created_at)
   or tts_asset.blob_sha256 = :#damaged_sha256
   or :#replace = 1
