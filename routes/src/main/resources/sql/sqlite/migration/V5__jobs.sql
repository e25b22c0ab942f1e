-- Long or many texts that are spoken in the background. The row is the truth: what a queue forgets is queued again from here.
-- state: queued, running, done, failed or cancelled. request: the fields that hold for all segments, as JSON.
-- sent_at: when the queue was told of the job. lease: names the worker, whose job it is until lease_until unless it renews that.
-- interruptions: how many workers have died over it since a segment was spoken. file_id: of all segments together.
-- webhook_state: waiting, delivered or failed, once the job has ended.
create table tts_job (
  job_id           text primary key not null,
  tenant           text,
  state            text not null,
  request          text not null,
  request_sha256   text not null,
  idempotency_key  text,
  join_segments    integer not null,
  segments         integer not null,
  segments_done    integer not null default 0,
  segments_failed  integer not null default 0,
  characters       integer not null,
  created_at       integer not null,
  started_at       integer,
  finished_at      integer,
  expires_at       integer,
  file_id          text,
  error            text,
  sent_at          integer not null,
  lease            text,
  lease_until      integer,
  interruptions    integer not null default 0,
  webhook_url      text,
  webhook_state    text,
  webhook_attempts integer not null default 0,
  webhook_next_at  integer,
  webhook_error    text
);

create unique index tts_job_idempotency_key on tts_job (coalesce(tenant, ''), idempotency_key)
  where idempotency_key is not null;
create index tts_job_created_at on tts_job (created_at);
create index tts_job_unfinished on tts_job (created_at) where state in ('queued', 'running');
create index tts_job_expires_at on tts_job (expires_at) where expires_at is not null;
create index tts_job_webhook_next_at on tts_job (webhook_next_at) where webhook_state = 'waiting';

-- state: waiting, done or failed. request: the fields that hold for this segment alone, as JSON.
create table tts_job_segment (
  job_id      text not null,
  number      integer not null,
  state       text not null default 'waiting',
  file_id     text,
  characters  integer not null,
  cost_micros integer,
  duration_ms integer,
  error       text,
  request     text not null,
  text        text not null,
  primary key (job_id, number)
) without rowid;
