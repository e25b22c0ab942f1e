insert into tts_ledger (day, tenant, engine, model, voice, cache, requests, characters, cost_micros)
values (:#day, :#tenant, :#engine, :#model, :#voice, :#cache, :#requests, :#characters, :#cost_micros)
on conflict (day, tenant, engine, model, voice, cache) do update set
  requests = requests + excluded.requests,
  characters = characters + excluded.characters,
  cost_micros = cost_micros + excluded.cost_micros
