select asset_key, created_at, blob_bytes, priority
from tts_asset
where pinned = 0 and expires_at <= :#now
order by expires_at
limit :#rows
