select value from tts_setting where name = :#name
