select count(*) from tts_asset where asset_key in (:keys)
