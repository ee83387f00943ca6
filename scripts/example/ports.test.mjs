import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import {
  choosePorts,
  findFreePorts,
  isPortFree,
  requireFreePorts,
} from './ports.mjs';

describe('choosePorts', () => {
  it('should take 3000 and 7007 unless others are chosen', () => {
    assert.deepEqual(choosePorts({}), { app: 3000, backend: 7007 });
    assert.deepEqual(
      choosePorts({ DELIVERY_APP_PORT: '3100', DELIVERY_BACKEND_PORT: '7107' }),
      { app: 3100, backend: 7107 },
    );
  });

  for (const text of ['0', '65536', '30.5', 'three']) {
    it(`should refuse ${text}`, () => {
      assert.throws(() => choosePorts({ DELIVERY_APP_PORT: text }), {
        message: `DELIVERY_APP_PORT is '${text}', which is no port.`,
        cure: /1 to 65535/,
      });
    });
  }

  it('should refuse one port for both', () => {
    assert.throws(
      () => choosePorts({ DELIVERY_APP_PORT: '7007' }),
      /cannot share port 7007/,
    );
  });
});

describe('requireFreePorts', () => {
  const ports = { app: 3000, backend: 7007 };

  for (const { taken, who, variable } of [
    { taken: 3000, who: 'app', variable: 'DELIVERY_APP_PORT=3100' },
    { taken: 7007, who: 'backend', variable: 'DELIVERY_BACKEND_PORT=7107' },
  ]) {
    it(`should name port ${taken} and how to choose another`, async () => {
      await assert.rejects(
        requireFreePorts(ports, async port => port !== taken),
        error => {
          assert.ok(error instanceof Error && 'cure' in error);
          assert.match(
            error.message,
            new RegExp(`Port ${taken}, which the ${who} needs, is taken`),
          );
          assert.match(
            String(error.cure),
            new RegExp(`lsof -i :${taken}.*${variable} npm start`),
          );
          return true;
        },
      );
    });
  }

  it('should be content with free ports', async () => {
    await requireFreePorts(ports, async () => true);
  });
});

describe('isPortFree', () => {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    it(`should see a server on ${host}`, async () => {
      const server = createServer().listen(0, host);
      await once(server, 'listening');
      const { port } = /** @type {import('node:net').AddressInfo} */ (
        server.address()
      );
      assert.equal(await isPortFree(port), false);
      server.close();
      await once(server, 'close');
      assert.equal(await isPortFree(port), true);
    });
  }
});

it('should find two different free ports', async () => {
  const { app, backend } = await findFreePorts();
  assert.notEqual(app, backend);
});
