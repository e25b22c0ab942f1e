-- Unless there are too many already, or the same request was made before.
insert into tts_job (job_id, tenant, state, request, request_sha256, idempotency_key, join_segments, segments, characters,
  created_at, sent_at, webhook_url)
select :job_id, :tenant, 'queued', :request, :request_sha256, :idempotency_key, :join_segments, :segments, :characters,
  :now, :now, :webhook_url
where (select count(*) from tts_job where state in ('queued', 'running')) < :most_unfinished
on conflict do nothing
