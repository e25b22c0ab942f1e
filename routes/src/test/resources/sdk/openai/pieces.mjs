// Reads the body while it is made: tells of the first piece, and at the end of all of them.
import OpenAI from 'openai';
import { digest, tell } from '../report.mjs';

const client = new OpenAI();
tell({ ready: true });
const answer = await client.audio.speech.create({
  model: 'tts-1',
  voice: 'alloy',
  input: 'Piece by piece.',
  response_format: 'wav',
});
const pieces = [];
for await (const piece of answer.body) {
  if (pieces.length === 0) tell({ first: piece.length });
  pieces.push(Buffer.from(piece));
}
tell({ digest: digest(Buffer.concat(pieces)) });
