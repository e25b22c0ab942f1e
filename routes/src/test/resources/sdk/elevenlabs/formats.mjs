// Formats of all kinds, converted and streamed.
import { client } from './client.mjs';
import { digest, gather, tell } from '../report.mjs';

const voice = '21m00Tcm4TlvDq8ikWAM';
for (const outputFormat of [undefined, 'mp3_22050_32', 'opus_48000_96', 'pcm_16000', 'pcm_24000', 'wav_44100', 'ulaw_8000', 'alaw_8000']) {
  const request = { text: 'Every format of it.', ...(outputFormat && { outputFormat }) };
  const converted = await client.textToSpeech.convert(voice, request).withRawResponse();
  const whole = await gather(converted.data);
  // The SDK streams no WAV.
  const again = outputFormat?.startsWith('wav') ? 'convert' : 'stream';
  const streamed = await client.textToSpeech[again](voice, request).withRawResponse();
  tell({
    format: outputFormat ?? 'none',
    type: converted.rawResponse.headers.get('content-type'),
    cost: converted.rawResponse.headers.get('character-cost'),
    again: streamed.rawResponse.headers.get('character-cost'),
    id: converted.rawResponse.headers.get('request-id'),
    digest: digest(whole.bytes),
    streamed: digest((await gather(streamed.data)).bytes),
  });
}
