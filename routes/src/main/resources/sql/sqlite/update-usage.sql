-- A batch of uses of one asset. What slides lives so much longer, but what had ended before does not come back.
update tts_asset set
  use_count = use_count + :#uses,
  last_used_at = max(last_used_at, :#last_used_at),
  expires_at = case
    when sliding_ms is null or expires_at <= :#last_used_at then expires_at
    else max(expires_at, :#last_used_at + sliding_ms)
  end,
  priority = :#priority
where asset_key = :#asset_key
