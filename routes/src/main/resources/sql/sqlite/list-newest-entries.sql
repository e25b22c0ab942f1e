-- One page of entries, the newest first, by their index: between the place where the page before has ended and the last
-- entry that is looked at.
select asset_key, file_id, asset_type, tenant, engine, model, voice, language, format, sample_rate, content_type,
  text_chars, blob_bytes, duration_ms, cost_micros, use_count, created_at, last_used_at, expires_at, pinned,
  substr(text, 1, 300) as text, created_at as sort_value
from tts_asset
where (created_at, asset_key) < (:after, :after_key)
  and (created_at, asset_key) >= (:last, :last_key)
  and (:asset_type is null or asset_type = :asset_type)
  and (:engine is null or engine = :engine)
  and (:voice is null or voice = :voice)
  and (:search is null or instr(lower(text), lower(:search)) > 0 or asset_key = :search or file_id = :search)
order by created_at desc, asset_key desc
limit :limit
