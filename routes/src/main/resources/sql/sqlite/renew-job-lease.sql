update tts_job set lease_until = :until where job_id = :job_id and lease = :lease and state = 'running'
