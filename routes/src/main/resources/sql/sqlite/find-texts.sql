-- Texts that others can be compared with: of speech that has not expired. Rows from :first to :last, both included.
select rowid as id, profile_key, coalesce(language, '') as language, text
from tts_asset
where rowid between :first and :last
  and asset_type = 'tts' and profile_key is not null and text is not null
  and (pinned = 1 or expires_at is null or expires_at > :now)
