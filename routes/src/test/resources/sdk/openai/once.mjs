// Speaks one text as the SDK does it by itself, retries and all.
import OpenAI from 'openai';
import { failure, tell } from '../report.mjs';

const client = new OpenAI();
const input = process.env.TEXT;
const e = await failure(async () => {
  const answer = await client.audio.speech.create({ model: 'tts-1', voice: 'alloy', input });
  tell({ bytes: (await answer.arrayBuffer()).byteLength });
});
tell({ name: e.name === 'none' ? 'none' : e.constructor.name });
