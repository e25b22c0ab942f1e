-- What the segments of a job hold together, equal ones as often as they are heard.
select coalesce(sum(a.blob_bytes), 0) as bytes
from tts_job_segment s
join tts_file f on f.file_id = s.file_id
join tts_asset a on a.asset_key = f.asset_key
where s.job_id = :job_id
