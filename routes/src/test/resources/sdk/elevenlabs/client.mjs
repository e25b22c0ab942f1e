import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';

export const client = new ElevenLabsClient({
  baseUrl: process.env.ELEVENLABS_BASE_URL,
  ...(process.env.RETRIES && { maxRetries: Number(process.env.RETRIES) }),
});
