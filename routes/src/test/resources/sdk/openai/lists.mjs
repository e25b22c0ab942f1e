// Models by the SDK's own methods; voices, which it has no method for, by its way to any other path.
import OpenAI from 'openai';
import { failure, tell } from '../report.mjs';

const client = new OpenAI({ maxRetries: 0 });
const models = [];
for await (const model of client.models.list()) models.push(model.id);
const unknown = await failure(() => client.models.retrieve('gpt-17'));
tell({
  models,
  model: await client.models.retrieve('tts-1'),
  unknown: { name: unknown.constructor.name, code: unknown.code },
  voices: (await client.get('/audio/voices')).voices,
});
