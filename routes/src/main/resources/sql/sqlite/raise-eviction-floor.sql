-- Several processes evict, and the floor never falls.
insert into tts_setting (name, value) values ('eviction_floor', :#floor)
on conflict (name) do update set value = excluded.value
where cast(excluded.value as real) > cast(value as real)
