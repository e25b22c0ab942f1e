select distinct blob from tts_asset where blob in (:#in:blobs)
