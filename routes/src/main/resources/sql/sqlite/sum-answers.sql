-- What was answered on each day, and how. Days are told from :#from on; all days before it are one row without a day.
select case when day >= :#from then day end as day, cache,
  sum(requests) as requests, sum(characters) as characters, sum(cost_micros) as cost_micros
from tts_ledger
group by case when day >= :#from then day end, cache
order by day
