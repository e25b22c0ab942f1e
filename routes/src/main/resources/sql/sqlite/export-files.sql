select file_id, asset_key, request_id, created_at, expires_at
from tts_file
where asset_key = :asset_key
