-- One slice of what was stored while the clock was ahead: it lives as long as it would if it were stored now.
update tts_asset set
  expires_at = coalesce(:now + sliding_ms, expires_at - (created_at - :now)),
  last_used_at = min(last_used_at, :now),
  created_at = :now
where asset_key in (select asset_key from tts_asset where pinned = 0 and created_at > :ahead limit :rows)
