select number, state, file_id, characters, cost_micros, duration_ms, error
from tts_job_segment
where job_id = :job_id
order by number
