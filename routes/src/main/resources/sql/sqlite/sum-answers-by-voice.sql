-- What was answered from :#from on, with which voice and how.
select engine, voice, cache,
  sum(requests) as requests, sum(characters) as characters, sum(cost_micros) as cost_micros
from tts_ledger
where day >= :#from
group by engine, voice, cache
