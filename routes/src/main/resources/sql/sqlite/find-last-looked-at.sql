-- The last of the :window newest entries behind a place, where there are so many.
select created_at, asset_key
from tts_asset
where (created_at, asset_key) < (:from, :from_key)
order by created_at desc, asset_key desc
limit 1 offset :window - 1
