delete from tts_setting where name = :#name
