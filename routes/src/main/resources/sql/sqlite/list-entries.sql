-- One page of entries in another order, among the newest ones down to the last one that is looked at. sort_value orders
-- them, and tells with the key where the next page begins.
select asset_key, file_id, asset_type, tenant, engine, model, voice, language, format, sample_rate, content_type,
  text_chars, blob_bytes, duration_ms, cost_micros, use_count, created_at, last_used_at, expires_at, pinned,
  substr(text, 1, 300) as text, sort_value
from (
  select *,
    case :sort
      when 'used' then last_used_at
      when 'uses' then use_count
      when 'bytes' then blob_bytes
      else coalesce(cost_micros, 0)
    end as sort_value
  from tts_asset
  where (created_at, asset_key) >= (:last, :last_key)
)
where (sort_value, asset_key) < (:after, :after_key)
  and (:asset_type is null or asset_type = :asset_type)
  and (:engine is null or engine = :engine)
  and (:voice is null or voice = :voice)
  and (:search is null or instr(lower(text), lower(:search)) > 0 or asset_key = :search or file_id = :search)
order by sort_value desc, asset_key desc
limit :limit
