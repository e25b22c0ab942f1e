-- Both days are included; no engine stands for all of them, and so does no tenant.
select coalesce(sum(cost_micros), 0)
from tts_ledger
where day between :#from and :#to
  and cache = 'synthesized'
  and (:#engine is null or engine = :#engine)
  and (:#tenant is null or tenant = :#tenant)
