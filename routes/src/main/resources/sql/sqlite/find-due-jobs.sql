-- Of the oldest jobs that nobody works on, those that the queue was not told of lately, or not since their worker died.
select job_id
from (
  select job_id, state, sent_at, lease_until, created_at
  from tts_job
  where state in ('queued', 'running') and (state = 'queued' or lease_until < :now)
  order by created_at
  limit :rows
)
where sent_at <= :sent_before or (state = 'running' and sent_at <= lease_until)
order by created_at
