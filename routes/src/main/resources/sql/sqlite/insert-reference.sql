-- Nothing where the asset has gone, or has ended.
insert into tts_file (file_id, asset_key, request_id, created_at, expires_at)
select :file_id, asset_key, :request_id, :now, :expires_at
from tts_asset
where asset_key = :asset_key
  and (pinned = 1 or expires_at is null or expires_at > :now)
