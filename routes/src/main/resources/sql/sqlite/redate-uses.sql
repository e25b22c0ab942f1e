-- One slice of what was used while the clock was ahead, and slides.
update tts_asset set
  expires_at = max(
    :now + sliding_ms,
    coalesce((select max(f.expires_at) from tts_file f where f.asset_key = tts_asset.asset_key), 0)),
  last_used_at = :now
where asset_key in (
  select asset_key from tts_asset where pinned = 0 and sliding_ms is not null and last_used_at > :ahead limit :rows
)
