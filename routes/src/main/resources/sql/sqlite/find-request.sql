-- What is needed to ask for the same audio again.
select asset_key, tenant, engine, model, voice, language, format, sample_rate, text, request
from tts_asset
where asset_key = :key
