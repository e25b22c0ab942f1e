update tts_job
set state = 'cancelled', finished_at = :now, expires_at = :expires_at, lease = null, lease_until = null,
  webhook_state = case when webhook_url is not null then 'waiting' end,
  webhook_next_at = case when webhook_url is not null then :now end
where job_id = :job_id and (:tenant is null or tenant = :tenant) and state in ('queued', 'running')
