insert into tts_setting (name, value) values ('eviction_strategy', :#strategy)
on conflict (name) do update set value = excluded.value
