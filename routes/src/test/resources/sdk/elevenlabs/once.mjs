// Speaks one text as the SDK does it by itself, retries and all.
import { client } from './client.mjs';
import { failure, gather, tell } from '../report.mjs';

const text = process.env.TEXT;
const e = await failure(async () => {
  const audio = await gather(await client.textToSpeech.convert('21m00Tcm4TlvDq8ikWAM', { text }));
  tell({ bytes: audio.bytes.length });
});
tell({ name: e.name === 'none' ? 'none' : e.constructor.name, status: e.statusCode });
