update tts_job
set webhook_state = :state, webhook_next_at = :next_at, webhook_error = :error
where job_id = :job_id and webhook_state = 'waiting'
