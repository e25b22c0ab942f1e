-- Sums of the days from :#from to :#to, both included: in all, then by each way to look at them.
with line as (
  select day, tenant, engine, engine || '/' || voice as voice, cache, requests, characters, cost_micros,
    case cache when 'synthesized' then 'spent' else 'saved' end as side
  from tts_ledger
  where day between :#from and :#to
)
select 'total' as section, '' as name, side,
  sum(requests) as requests, sum(characters) as characters, sum(cost_micros) as cost_micros
from line group by side
union all
select 'days', day, side, sum(requests), sum(characters), sum(cost_micros) from line group by day, side
union all
select 'tenants', tenant, side, sum(requests), sum(characters), sum(cost_micros) from line group by tenant, side
union all
select 'engines', engine, side, sum(requests), sum(characters), sum(cost_micros) from line group by engine, side
union all
select 'voices', voice, side, sum(requests), sum(characters), sum(cost_micros) from line group by voice, side
union all
select 'caches', cache, side, sum(requests), sum(characters), sum(cost_micros) from line group by cache, side
order by section, name
