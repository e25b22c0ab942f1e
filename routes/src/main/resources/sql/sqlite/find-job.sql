-- Where nobody is named as its owner, anybody's is found.
select job_id, state, segments, segments_done, segments_failed, characters, created_at, started_at, finished_at, expires_at,
  file_id, error, webhook_state, webhook_attempts, webhook_error
from tts_job
where job_id = :job_id and (:tenant is null or tenant = :tenant)
