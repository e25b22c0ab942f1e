select file_id from tts_job_segment where job_id = :job_id and state = 'done' order by number
