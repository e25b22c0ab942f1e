-- Nobody finds it or refers to it any more.
update tts_asset set expires_at = 0 where asset_key = :asset_key and pinned = 0
returning created_at
