-- One slice of what a clean-up chooses, blob by blob, so that all that share one come together. Whoever stores right
-- now may be about to name a blob until reserved_until.
select a.asset_key, a.created_at, a.blob, coalesce(b.refs, 1) as refs, coalesce(b.reserved_until, 0) as reserved_until
from tts_asset a
left join tts_blob b on b.blob = a.blob
where a.pinned = 0
  and (:#asset_type is null or a.asset_type = :#asset_type)
  and (:#engine is null or a.engine = :#engine)
  and (:#voice is null or a.voice = :#voice)
  and (:#tenant is null or a.tenant = :#tenant)
  and a.created_at <= :#created_before
  and a.last_used_at <= :#used_before
  and (a.blob, a.asset_key) > (:#after_blob, :#after_key)
order by a.blob, a.asset_key
limit :#rows
