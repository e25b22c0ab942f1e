-- A job with a segment that failed has failed; what the others made stays.
update tts_job
set state = case when segments_done = segments and :error is null then 'done' else 'failed' end,
  error = coalesce(:error, case when segments_failed > 0 then segments_failed || ' of ' || segments || ' segments failed.' end),
  file_id = :file_id, finished_at = :now, expires_at = :expires_at, lease = null, lease_until = null,
  webhook_state = case when webhook_url is not null then 'waiting' end,
  webhook_next_at = case when webhook_url is not null then :now end
where job_id = :job_id and lease = :lease and state = 'running'
