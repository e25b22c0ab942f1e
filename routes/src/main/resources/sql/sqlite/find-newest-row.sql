select coalesce(max(rowid), 0) from tts_asset
