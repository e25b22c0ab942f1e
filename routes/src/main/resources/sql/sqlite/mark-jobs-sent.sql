update tts_job set sent_at = :now where job_id in (:job_ids)
