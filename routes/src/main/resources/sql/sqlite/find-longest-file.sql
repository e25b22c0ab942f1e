-- The file id that names an asset longest.
select f.file_id, f.expires_at
from tts_file f
join tts_asset a on a.asset_key = f.asset_key
where f.asset_key = :asset_key
  and (f.expires_at is null or f.expires_at > :now or f.file_id = a.file_id or a.pinned = 1)
order by f.file_id = a.file_id desc, f.expires_at is null desc, f.expires_at desc
limit 1
