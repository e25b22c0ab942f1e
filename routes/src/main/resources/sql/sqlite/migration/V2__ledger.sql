-- What the provider counted comes before the text, so that a lookup need not read past a long text.
create table tts_asset_v2 (
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
  billed_chars integer,
  text         text
);

insert into tts_asset_v2 (
  asset_key, asset_type, tenant, engine, model, voice, language, format, sample_rate, content_type,
  blob, blob_sha256, blob_bytes, duration_ms, cost_micros, synthesis_ms, file_id,
  created_at, expires_at, last_used_at, use_count, pinned, text_chars, billed_chars, text
)
select
  asset_key, asset_type, tenant, engine, model, voice, language, format, sample_rate, content_type,
  blob, blob_sha256, blob_bytes, duration_ms, cost_micros, synthesis_ms, file_id,
  created_at, expires_at, last_used_at, use_count, pinned, text_chars, null, text
from tts_asset;

drop table tts_asset;
alter table tts_asset_v2 rename to tts_asset;

create index tts_asset_expires_at on tts_asset (expires_at) where pinned = 0;
create index tts_asset_blob on tts_asset (blob);

-- One row for each day in UTC and kind of answer. Where cache is synthesized it counts what was bought, else what was saved.
create table tts_ledger (
  day         text not null,
  tenant      text not null,
  engine      text not null,
  model       text not null,
  voice       text not null,
  cache       text not null,
  requests    integer not null,
  characters  integer not null,
  cost_micros integer not null,
  primary key (day, tenant, engine, model, voice, cache)
) without rowid;
