import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { createService } from '../src/service.mjs';

const servers = [];
after(() => servers.forEach(server => server.close()));

async function start(options) {
  const server = createService(options).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const base = `http://127.0.0.1:${server.address().port}`;
  return async path => {
    const response = await fetch(`${base}${path}`);
    return { status: response.status, text: await response.text() };
  };
}

test('answers, and says that it is healthy', async () => {
  const get = await start();
  assert.deepEqual(JSON.parse((await get('/')).text), { hello: 'world' });
  assert.equal((await get('/healthz')).status, 200);
});

test('counts failures as failures', async () => {
  const get = await start({
    answer() {
      throw new Error('broken');
    },
  });
  assert.equal((await get('/')).status, 500);
  const { text } = await get('/metrics');
  assert.match(
    text,
    /request_duration_seconds_count\{http_response_status_code="500"\} 1/,
  );
});
