// Every response_format, and what a client gets without naming one.
import OpenAI from 'openai';
import { digest, tell } from '../report.mjs';

const client = new OpenAI();
for (const format of [undefined, 'mp3', 'opus', 'aac', 'flac', 'wav', 'pcm']) {
  const answer = await client.audio.speech.create({
    model: 'tts-1',
    voice: 'alloy',
    input: 'Every format of it.',
    ...(format && { response_format: format }),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  tell({
    format: format ?? 'none',
    type: answer.headers.get('content-type'),
    id: answer.headers.get('x-request-id'),
    digest: digest(bytes),
  });
}
