-- One slice, by the index on created_at.
select asset_key, created_at from tts_asset where pinned = 0 and created_at <= :before limit :rows
