// Reads the body while it is made: tells of the first piece, and at the end of all of them.
import { client } from './client.mjs';
import { digest, tell } from '../report.mjs';

tell({ ready: true });
const stream = await client.textToSpeech.convert('21m00Tcm4TlvDq8ikWAM', { text: 'Piece by piece.', outputFormat: 'wav_8000' });
const pieces = [];
for await (const piece of stream) {
  if (pieces.length === 0) tell({ first: piece.length });
  pieces.push(Buffer.from(piece));
}
tell({ digest: digest(Buffer.concat(pieces)) });
