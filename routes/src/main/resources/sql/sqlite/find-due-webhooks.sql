select job_id, webhook_url, webhook_attempts, webhook_next_at
from tts_job
where webhook_state = 'waiting' and webhook_next_at <= :now
order by webhook_next_at
limit :rows
