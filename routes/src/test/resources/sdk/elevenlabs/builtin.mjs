// What a client gets that knows nothing of the engine behind.
import { client } from './client.mjs';
import { tell } from '../report.mjs';

const speech = await client.textToSpeech.convertWithTimestamps('JBFqnCBsd6RMkjVDRZzb', {
  text: process.env.TEXT,
  modelId: 'eleven_multilingual_v2',
  outputFormat: 'wav_22050',
});
tell({ bytes: Buffer.from(speech.audioBase64, 'base64').length, alignment: speech.alignment });
