// The fields beside the text.
import { client } from './client.mjs';
import { gather, tell } from '../report.mjs';

const { data, rawResponse } = await client.textToSpeech
  .convert(process.env.VOICE, {
    text: 'Wishes.',
    modelId: 'eleven_flash_v2_5',
    languageCode: 'en',
    enableLogging: false,
    outputFormat: 'wav_24000',
    seed: 7,
    previousText: 'Before.',
    voiceSettings: { stability: 0.4, similarityBoost: 0.8, useSpeakerBoost: false, speed: 1.1 },
  })
  .withRawResponse();
tell({ leftOut: rawResponse.headers.get('x-left-out'), bytes: (await gather(data)).bytes.length });
