-- Announces a file before it is written, so that nobody takes it for rubbish.
insert into tts_blob (blob, blob_bytes, refs, reserved_until) values (:blob, :blob_bytes, 0, :until)
on conflict (blob) do update set reserved_until = max(coalesce(reserved_until, 0), excluded.reserved_until)
