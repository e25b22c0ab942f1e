select count(*) from tts_asset where asset_key = :asset_key and created_at = :created_at
