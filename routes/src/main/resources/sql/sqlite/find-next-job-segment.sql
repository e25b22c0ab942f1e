-- For who still holds the job.
select s.number, s.text, s.request
from tts_job_segment s
join tts_job j on j.job_id = s.job_id
where s.job_id = :job_id and s.number > :after and s.state = 'waiting' and j.lease = :lease and j.state = 'running'
order by s.number
limit 1
