// Audio with the times of its characters, in one object and in several.
import { client } from './client.mjs';
import { digest, tell } from '../report.mjs';

const voice = '21m00Tcm4TlvDq8ikWAM';
const request = { text: process.env.TEXT, outputFormat: 'pcm_16000' };
const { data, rawResponse } = await client.textToSpeech.convertWithTimestamps(voice, request).withRawResponse();
tell({
  alignment: data.alignment,
  normalized: data.normalizedAlignment,
  marked: rawResponse.headers.get('x-alignment'),
  digest: digest(Buffer.from(data.audioBase64, 'base64')),
});

const audio = [];
const characters = [];
const starts = [];
for await (const piece of await client.textToSpeech.streamWithTimestamps(voice, request)) {
  audio.push(Buffer.from(piece.audioBase64, 'base64'));
  characters.push(...piece.alignment.characters);
  starts.push(...piece.alignment.characterStartTimesSeconds);
}
tell({ pieces: audio.length, text: characters.join(''), starts, digest: digest(Buffer.concat(audio)) });
