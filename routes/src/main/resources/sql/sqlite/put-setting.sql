insert into tts_setting (name, value) values (:#name, :#value)
on conflict (name) do update set value = excluded.value
