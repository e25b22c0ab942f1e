update tts_asset set pinned = :pinned where asset_key = :asset_key
