update tts_job
set segments_done = segments_done + :done, segments_failed = segments_failed + :failed, interruptions = 0
where job_id = :job_id and lease = :lease and state = 'running'
