insert into tts_file (file_id, asset_key, request_id, created_at, expires_at)
select :file_id, :asset_key, :request_id, :created_at, :expires_at
where exists (select 1 from tts_asset where asset_key = :asset_key)
on conflict (file_id) do nothing
