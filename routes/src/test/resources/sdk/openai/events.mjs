// Reads events while they are made, and puts their audio together.
import OpenAI from 'openai';
import { digest, tell } from '../report.mjs';

const client = new OpenAI();
tell({ ready: true });
const answer = await client.audio.speech.create({
  model: 'gpt-4o-mini-tts',
  voice: 'coral',
  input: 'Event by event.',
  response_format: 'wav',
  stream_format: 'sse',
});
const audio = [];
let rest = '';
for await (const piece of answer.body) {
  const events = (rest + Buffer.from(piece).toString('utf8')).split('\n\n');
  rest = events.pop();
  for (const event of events) {
    const data = JSON.parse(event.replace(/^data: /, ''));
    if (data.type === 'speech.audio.delta') {
      if (audio.length === 0) tell({ first: data.type });
      audio.push(Buffer.from(data.audio, 'base64'));
    } else {
      tell({
        type: answer.headers.get('content-type'),
        last: data.type,
        usage: data.usage,
        digest: digest(Buffer.concat(audio)),
      });
    }
  }
}
tell({ rest });
