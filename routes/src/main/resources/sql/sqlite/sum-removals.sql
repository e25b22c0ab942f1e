select day, cause, sum(entries) as entries, sum(bytes) as bytes
from tts_removal
group by day, cause
order by day
