update tts_asset set priority = :#priority where asset_key = :#asset_key
