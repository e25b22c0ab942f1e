delete from tts_job where job_id in (:job_ids)
