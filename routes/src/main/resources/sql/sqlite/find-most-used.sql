select asset_key, file_id, asset_type, engine, voice, use_count, last_used_at, blob_bytes, cost_micros, text
from tts_asset
where use_count > 0
order by use_count desc, last_used_at desc
limit :#top
