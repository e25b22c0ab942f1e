insert into tts_removal (day, cause, asset_type, engine, entries, bytes)
values (:day, :cause, :asset_type, :engine, 1, :bytes)
on conflict (day, cause, asset_type, engine) do update set entries = entries + 1, bytes = bytes + excluded.bytes
