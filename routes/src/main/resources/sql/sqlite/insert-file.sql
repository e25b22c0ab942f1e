-- The file id of an asset that slides ends with the asset, so it has no end of its own.
insert into tts_file (file_id, asset_key, request_id, created_at, expires_at)
values (:#file_id, :#asset_key, :#request_id, :#created_at, case when :#sliding_ms is null then :#expires_at end)
