select name, value from tts_setting where name in ('eviction_strategy', 'eviction_floor')
