-- What an eviction strategy weighs.
select asset_key, use_count, last_used_at, cost_micros, synthesis_ms, blob_bytes
from tts_asset
where asset_key in (:#keys)
