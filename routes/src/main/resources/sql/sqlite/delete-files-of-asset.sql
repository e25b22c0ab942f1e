delete from tts_file where asset_key = :key
