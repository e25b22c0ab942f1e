-- What leaves first.
select asset_key, created_at, blob_bytes, priority
from tts_asset
where pinned = 0
order by priority
limit :#rows
