insert into tts_job_segment (job_id, number, characters, request, text)
values (:job_id, :number, :characters, :request, :text)
