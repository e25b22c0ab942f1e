-- The newest first. Where nobody is named as owner, everybody's.
select job_id, state, segments, segments_done, segments_failed, characters, created_at, started_at, finished_at, expires_at,
  file_id, error, webhook_state, webhook_attempts, webhook_error
from tts_job
where (:tenant is null or tenant = :tenant) and (:state is null or state = :state)
order by created_at desc, job_id
limit :rows
