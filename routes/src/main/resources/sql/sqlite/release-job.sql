update tts_job
set state = 'queued', lease = null, lease_until = null, sent_at = 0
where job_id = :job_id and lease = :lease and state = 'running'
