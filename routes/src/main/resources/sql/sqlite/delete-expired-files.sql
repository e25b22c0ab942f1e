-- One slice. The file of a pinned asset stays as long as the pin.
delete from tts_file
where file_id in (
  select f.file_id
  from tts_file f
  where f.expires_at <= :#now
    and not exists (select 1 from tts_asset a where a.asset_key = f.asset_key and a.pinned = 1)
  limit :#rows
)
