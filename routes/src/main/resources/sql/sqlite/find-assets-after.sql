-- A page of what is alive, in the order of the key, without the texts.
select asset_key, asset_type, blob, blob_sha256, blob_bytes, use_count, cost_micros,
  coalesce(billed_chars, text_chars, 0) as billed_chars
from tts_asset
where asset_key > :after
  and (pinned = 1 or expires_at is null or expires_at > :now)
order by asset_key
limit :rows
