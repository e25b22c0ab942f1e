select reference_sha256, encoder, path, cache_file, cache_sha256, reference_bytes, reference_modified_at, bytes, created_at, last_used_at
from tts_voice_embedding
where reference_sha256 = :#reference_sha256 and encoder = :#encoder
