update tts_voice_embedding set last_used_at = :#now
where reference_sha256 = :#reference_sha256 and encoder = :#encoder
