-- sliding_ms: each use moves the end of its life to that long after the use. Empty: expires_at is the end.
-- priority: what the eviction strategy says of it; the lowest leaves first.
-- request: as JSON, the values of its request that have no column, so that the same audio can be made again.
-- profile_key: digest of all that decides the audio but the text. Empty where texts cannot be compared, as in SSML.
alter table tts_asset add column sliding_ms integer;
alter table tts_asset add column priority real not null default 0;
alter table tts_asset add column request text;
alter table tts_asset add column profile_key text;

create index tts_asset_priority on tts_asset (priority) where pinned = 0;
create index tts_asset_created_at on tts_asset (created_at) where pinned = 0;

-- Every blob that is, or is about to be, in the folder. refs counts the rows that name it; triggers keep it.
-- Until reserved_until somebody may be about to name it. What has neither is rubbish.
create table tts_blob (
  blob           text primary key not null,
  blob_bytes     integer not null,
  refs           integer not null default 0,
  reserved_until integer
) without rowid;

create index tts_blob_unnamed on tts_blob (reserved_until) where refs = 0;

-- blob_bytes: the sum over tts_blob, kept by triggers.
create table tts_counter (
  name  text primary key not null,
  value integer not null
) without rowid;

create table tts_setting (
  name  text primary key not null,
  value text not null
) without rowid;

-- What left the store, and why: expired, retention, evicted, cleanup, deleted, replaced, damaged.
create table tts_removal (
  day        text not null,
  cause      text not null,
  asset_type text not null,
  engine     text not null,
  entries    integer not null,
  bytes      integer not null,
  primary key (day, cause, asset_type, engine)
) without rowid;

insert into tts_blob (blob, blob_bytes, refs)
select blob, max(blob_bytes), count(*) from tts_asset group by blob;

insert into tts_counter (name, value)
select 'blob_bytes', coalesce(sum(blob_bytes), 0) from tts_blob;

create trigger tts_asset_names_blob after insert on tts_asset
begin
  insert into tts_blob (blob, blob_bytes, refs) values (new.blob, new.blob_bytes, 1)
  on conflict (blob) do update set refs = refs + 1, reserved_until = null;
end;

create trigger tts_asset_leaves_blob after delete on tts_asset
begin
  update tts_blob set refs = refs - 1 where blob = old.blob;
end;

-- Also when it is the same blob, written anew: that ends the reservation.
create trigger tts_asset_changes_blob after update of blob on tts_asset
begin
  insert into tts_blob (blob, blob_bytes, refs) values (new.blob, new.blob_bytes, 1)
  on conflict (blob) do update set refs = refs + 1, reserved_until = null;
  update tts_blob set refs = refs - 1 where blob = old.blob;
end;

create trigger tts_blob_counts after insert on tts_blob
begin
  update tts_counter set value = value + new.blob_bytes where name = 'blob_bytes';
end;

create trigger tts_blob_counts_no_more after delete on tts_blob
begin
  update tts_counter set value = value - old.blob_bytes where name = 'blob_bytes';
end;

create trigger tts_blob_counts_anew after update of blob_bytes on tts_blob
begin
  update tts_counter set value = value + new.blob_bytes - old.blob_bytes where name = 'blob_bytes';
end;

-- Of a row that takes the place of another one. That which was found damaged counts as replaced.
create trigger tts_asset_is_replaced after update of created_at on tts_asset when old.created_at <> new.created_at
begin
  insert into tts_removal (day, cause, asset_type, engine, entries, bytes)
  values (
    date(new.created_at / 1000, 'unixepoch'),
    case when old.pinned = 0 and old.expires_at <= new.created_at then 'expired' else 'replaced' end,
    old.asset_type, coalesce(old.engine, ''), 1, old.blob_bytes
  )
  on conflict (day, cause, asset_type, engine) do update set
    entries = entries + excluded.entries,
    bytes = bytes + excluded.bytes;
end;
