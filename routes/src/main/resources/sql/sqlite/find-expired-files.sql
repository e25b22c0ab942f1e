-- One slice of file ids whose own end has come, in the order of the index on expires_at, and which of them may go: the one
-- that hits tell ends with its asset, and those of a pinned asset stay as long as the pin.
select slice.position, slice.file_id, slice.expires_at,
  a.asset_key is null or (a.pinned = 0 and a.file_id <> slice.file_id) as ended
from (
  select rowid as position, file_id, asset_key, expires_at
  from tts_file
  where expires_at <= :before and (expires_at, rowid) > (:expires_at, :position)
  order by expires_at, rowid
  limit :rows
) slice
left join tts_asset a on a.asset_key = slice.asset_key
order by slice.expires_at, slice.position
