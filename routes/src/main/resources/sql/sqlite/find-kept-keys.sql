-- Which of these keys a look-up would answer, without reading a file.
select asset_key
from tts_asset
where asset_key in (:keys)
  and (pinned = 1 or expires_at is null or expires_at > :now)
