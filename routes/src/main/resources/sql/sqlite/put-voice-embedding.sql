insert into tts_voice_embedding (
  reference_sha256, encoder, path, cache_file, cache_sha256, reference_bytes, reference_modified_at, bytes, created_at, last_used_at
) values (
  :#reference_sha256, :#encoder, :#path, :#cache_file, :#cache_sha256, :#reference_bytes, :#reference_modified_at, :#bytes, :#created_at, :#last_used_at
)
on conflict (reference_sha256, encoder) do update set
  path = excluded.path,
  cache_file = excluded.cache_file,
  cache_sha256 = excluded.cache_sha256,
  reference_bytes = excluded.reference_bytes,
  reference_modified_at = excluded.reference_modified_at,
  bytes = excluded.bytes,
  created_at = excluded.created_at,
  last_used_at = excluded.last_used_at
