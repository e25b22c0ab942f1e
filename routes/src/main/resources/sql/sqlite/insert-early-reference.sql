-- The asset is about to be stored, and insert-asset takes this end into account.
insert into tts_file (file_id, asset_key, request_id, created_at, expires_at)
values (:file_id, :asset_key, :request_id, :now, :expires_at)
