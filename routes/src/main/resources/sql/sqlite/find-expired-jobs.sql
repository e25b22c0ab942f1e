select job_id
from tts_job
where expires_at <= :now and coalesce(webhook_state, '') <> 'waiting'
order by expires_at
limit :rows
