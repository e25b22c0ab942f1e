-- What an encoder made of reference audio. The numbers lie in cache_file, below the folder embeddings; this row is the truth.
-- path: the reference as it was named first, below the folder of voices; empty for audio that came as bytes.
-- encoder: its identity with its conditioning parameters. bytes and cache_sha256: of cache_file.
create table tts_voice_embedding (
  reference_sha256      text not null,
  encoder               text not null,
  path                  text not null,
  cache_file            text not null,
  cache_sha256          text not null,
  reference_bytes       integer not null,
  reference_modified_at integer not null,
  bytes                 integer not null,
  created_at            integer not null,
  last_used_at          integer not null,
  primary key (reference_sha256, encoder)
) without rowid;
