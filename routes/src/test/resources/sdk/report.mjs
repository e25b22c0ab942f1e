// Tells the test that started the script what it has seen: one JSON value a line.
import { createHash } from 'node:crypto';

export const tell = (value) => console.log(JSON.stringify(value));

export const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Every byte of a web stream, and how many pieces it came in. */
export async function gather(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return { bytes: Buffer.concat(pieces), pieces: pieces.length };
}

/** What a failing call throws, as far as callers look at it. */
export async function failure(call) {
  try {
    await call();
    return { name: 'none' };
  } catch (e) {
    return e;
  }
}
