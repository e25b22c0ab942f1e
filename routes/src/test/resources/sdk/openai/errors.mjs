// What the SDK throws for requests that cannot be answered; each line of the input is the fields of one.
import OpenAI from 'openai';
import { failure, tell } from '../report.mjs';

const client = new OpenAI({ maxRetries: 0 });
for (const fields of JSON.parse(process.env.REQUESTS)) {
  const e = await failure(() => client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'Hi.', ...fields }));
  tell({ name: e.constructor.name, status: e.status, code: e.code, param: e.param, type: e.type, message: e.message });
}
const path = await failure(() => client.audio.transcriptions.create({ model: 'whisper-1', file: new File(['x'], 'x.wav') }));
tell({ name: path.constructor.name, status: path.status, type: path.type });
