// The fields beside the text.
import OpenAI from 'openai';
import { tell } from '../report.mjs';

const client = new OpenAI();
const answer = await client.audio.speech.create({
  model: 'gpt-4o-mini-tts',
  voice: { id: process.env.VOICE },
  input: 'Wishes.',
  speed: 1.5,
  instructions: 'Slowly, as if to a child.',
  response_format: 'wav',
  stream_format: 'audio',
});
tell({ leftOut: answer.headers.get('x-left-out'), bytes: (await answer.arrayBuffer()).byteLength });
