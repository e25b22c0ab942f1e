-- One pass over the assets; who asks adds up further.
select asset_type, coalesce(engine, '') as engine, coalesce(voice, '') as voice,
  count(*) as entries, sum(blob_bytes) as bytes, sum(use_count) as uses,
  sum(pinned) as pinned, sum(case when pinned = 0 and expires_at <= :#now then 1 else 0 end) as expired
from tts_asset
group by asset_type, engine, voice
