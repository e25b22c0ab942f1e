update tts_job_segment
set state = :state, file_id = :file_id, cost_micros = :cost_micros, duration_ms = :duration_ms, error = :error
where job_id = :job_id and number = :number
