-- Where nobody is named as its owner, anybody's is deleted.
delete from tts_file
where file_id = :file_id
  and (
    :tenant is null
    or exists (select 1 from tts_asset a where a.asset_key = tts_file.asset_key and a.tenant = :tenant)
  )
returning asset_key
