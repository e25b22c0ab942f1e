// Voices, all and by page, and models.
import { client } from './client.mjs';
import { failure, tell } from '../report.mjs';

const all = await client.voices.getAll();
const first = await client.voices.search({ pageSize: 2 });
const second = await client.voices.search({ pageSize: 2, nextPageToken: first.nextPageToken });
const found = await client.voices.search({ search: 'BRU' });
const unknown = await failure(() => client.voices.get('nobody'));
tell({
  all: all.voices.map((voice) => voice.voiceId),
  first,
  second,
  found: found.voices.map((voice) => voice.voiceId),
  one: await client.voices.get('bruno'),
  vendors: await client.voices.get('21m00Tcm4TlvDq8ikWAM'),
  unknown: { status: unknown.statusCode, detail: unknown.body?.detail?.status },
  models: await client.models.list(),
});
