// What the SDK throws for requests that cannot be answered; each of the input is voice and fields of one.
import { client } from './client.mjs';
import { failure, gather, tell } from '../report.mjs';

for (const { voice, ...fields } of JSON.parse(process.env.REQUESTS)) {
  const e = await failure(async () =>
    gather(await client.textToSpeech.convert(voice ?? '21m00Tcm4TlvDq8ikWAM', { text: 'Hi.', ...fields })),
  );
  tell({ name: e.constructor.name, status: e.statusCode, detail: e.body?.detail });
}
