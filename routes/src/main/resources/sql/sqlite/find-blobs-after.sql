select blob from tts_blob where blob > :after order by blob limit :rows
