-- One slice of all assets, in the order of their keys.
select asset_key, use_count, last_used_at, cost_micros, synthesis_ms, blob_bytes
from tts_asset
where asset_key > :#after
order by asset_key
limit :#rows
