-- One of all processes takes it, and has until then to tell how it went.
update tts_job
set webhook_attempts = webhook_attempts + 1, webhook_next_at = :until
where job_id = :job_id and webhook_state = 'waiting' and webhook_next_at = :seen
