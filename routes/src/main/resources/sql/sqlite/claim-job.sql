-- The job is the claimer's when nobody works on it, or whoever did is dead.
update tts_job
set state = 'running', started_at = coalesce(started_at, :now), lease = :lease, lease_until = :until,
  interruptions = interruptions + case when state = 'running' then 1 else 0 end
where job_id = :job_id and (state = 'queued' or (state = 'running' and lease_until < :now))
returning job_id, tenant, request, join_segments, segments, interruptions
