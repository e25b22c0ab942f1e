delete from tts_voice_embedding
where reference_sha256 = :#reference_sha256 and encoder = :#encoder and last_used_at < :#cutoff
