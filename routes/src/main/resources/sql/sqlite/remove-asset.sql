-- Unless it was pinned, or stored anew, since it was chosen.
delete from tts_asset
where asset_key = :key and created_at = :created_at and pinned = 0
returning asset_type, coalesce(engine, '') as engine, blob, blob_bytes
