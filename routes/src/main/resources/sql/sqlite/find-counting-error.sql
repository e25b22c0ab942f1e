-- Both sums are seen at one moment, so the difference stays true while others go on adding to the counter.
select coalesce(sum(blob_bytes), 0) - (select value from tts_counter where name = 'blob_bytes') from tts_blob
