-- One slice. Blobs go later, and only those that no row names.
delete from tts_asset
where asset_key in (
  select asset_key from tts_asset where pinned = 0 and expires_at <= :#now limit :#rows
)
