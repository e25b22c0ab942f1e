-- Times are milliseconds since 1970 in UTC. An empty expires_at never expires.

create table tts_asset (
  asset_key    text primary key not null,
  asset_type   text not null,
  tenant       text,
  engine       text,
  model        text,
  voice        text,
  language     text,
  format       text,
  sample_rate  integer,
  content_type text not null,
  blob         text not null,
  blob_sha256  text not null,
  blob_bytes   integer not null,
  duration_ms  integer,
  cost_micros  integer,
  synthesis_ms integer,
  file_id      text not null,
  created_at   integer not null,
  expires_at   integer,
  last_used_at integer not null,
  use_count    integer not null default 0,
  pinned       integer not null default 0,
  text_chars   integer,
  -- Last, so that a lookup need not read past a long text.
  text         text
);

create index tts_asset_expires_at on tts_asset (expires_at) where pinned = 0;
create index tts_asset_blob on tts_asset (blob);

create table tts_file (
  file_id    text primary key not null,
  asset_key  text not null,
  request_id text,
  created_at integer not null,
  expires_at integer
);

create index tts_file_expires_at on tts_file (expires_at);
create index tts_file_asset_key on tts_file (asset_key);
