select asset_key, created_at, blob, blob_sha256, blob_bytes
from tts_asset
where asset_key > :after
order by asset_key
limit :rows
