// Hits of synthAudio of @jambonz/speech-utils on Redis: 32 calls under way, in this process, without HTTP.
// Arguments: a file of 48 KB, seconds. Run where @jambonz/speech-utils is installed, Redis on JAMBONES_REDIS_PORT.
const speech = require(require.resolve('@jambonz/speech-utils', { paths: [process.cwd()] }));

const [file, seconds] = process.argv.slice(2);
const statistics = { increment() {}, histogram() {} };
const port = process.env.JAMBONES_REDIS_PORT;
const { client, addFileToCache, synthAudio } = speech({ host: '127.0.0.1', port });
const known = { vendor: 'google', language: 'en-US', voice: 'en-US-Standard-A', text: 'The early train takes all parcels.' };

async function calls(until) {
  let count = 0;
  while (Date.now() < until) {
    const { servedFromCache } = await synthAudio(statistics, { ...known, credentials: {} });
    if (!servedFromCache) throw new Error('not a hit');
    count++;
  }
  return count;
}

async function run(millis) {
  const begin = Date.now();
  const counts = await Promise.all(Array.from({ length: 32 }, () => calls(begin + millis)));
  return counts.reduce((a, b) => a + b) * 1000 / (Date.now() - begin);
}

(async () => {
  await addFileToCache(file, known);
  await run(2000);
  console.log(Math.round(await run(seconds * 1000)));
  client.quit();
})();
