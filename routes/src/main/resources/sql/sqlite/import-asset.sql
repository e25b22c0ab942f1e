-- What is here already stays as it is.
insert into tts_asset (
  asset_key, asset_type, tenant, engine, model, voice, language, format, sample_rate, content_type,
  blob, blob_sha256, blob_bytes, duration_ms, cost_micros, synthesis_ms, file_id,
  created_at, expires_at, last_used_at, use_count, pinned, text_chars, billed_chars, text, sliding_ms, priority, request,
  profile_key
)
select
  :asset_key, :asset_type, :tenant, :engine, :model, :voice, :language, :format, :sample_rate, :content_type,
  :blob, :blob_sha256, :blob_bytes, :duration_ms, :cost_micros, :synthesis_ms, :file_id,
  :created_at, :expires_at, :last_used_at, :use_count, :pinned, :text_chars, :billed_chars, :text, :sliding_ms, :priority, :request,
  :profile_key
where exists (select 1 from tts_blob where blob = :blob and blob_bytes = :blob_bytes)
on conflict (asset_key) do nothing
