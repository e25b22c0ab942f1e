select job_id, request_sha256
from tts_job
where coalesce(tenant, '') = coalesce(:tenant, '') and idempotency_key = :idempotency_key
