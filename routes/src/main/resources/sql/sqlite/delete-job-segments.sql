delete from tts_job_segment where job_id in (:job_ids)
