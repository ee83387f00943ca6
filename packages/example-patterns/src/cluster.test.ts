import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installYaml } from './__testUtils__/commands';
import { startScaffolder } from './__testUtils__/scaffolder';
import { formValues } from './values';

jest.setTimeout(120_000);

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly authorization?: string;
  readonly type?: string;
  readonly body?: any;
}

let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;
let folder: string;
let server: Server;
let base: string;
const asked: Asked[] = [];

beforeAll(async () => {
  scaffolder = await startScaffolder(['web-service']);
  folder = await scaffolder.make(
    'web-service',
    formValues('web-service', 'shop'),
  );
  installYaml(folder);
  server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    const body = method === 'PATCH' ? await json(request) : undefined;
    const { authorization, 'content-type': type } = headers;
    asked.push({ method, url, authorization, type, body });
    if (url?.startsWith('/token')) {
      response.end('{"value":"short-lived"}');
    } else if (url?.endsWith('/refused')) {
      response.writeHead(403).end('not yours');
    } else {
      response.end('{"metadata":{"generation":1}}');
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => asked.splice(0));

afterAll(async () => {
  server.close();
  await scaffolder?.stop();
});

/** What a script says that has the client of the pipeline. */
async function say(script: string, env: Record<string, string> = {}) {
  const path = join(folder, 'try-client.mjs');
  writeFileSync(
    path,
    `import { request } from 'node:http';
import { createClient, readToken } from './bin/kubernetes.mjs';
const client = token => createClient({ server: '${base}', token, send: request });
${script}`,
  );
  const child = spawn(process.execPath, [path], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
  });
  return (await text(child.stdout)).trim();
}

it('should speak to the cluster with the identity of the run on GitHub', async () => {
  const said = await say(
    `const token = await readToken({ audience: 'cluster' });
const object = { kind: 'Service' };
const answer = await client(token)('PATCH', '/api/v1/x', { body: object, type: 'application/apply-patch+yaml' });
console.log(answer.metadata.generation);`,
    {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${base}/token?api=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of-the-run',
    },
  );
  expect(said).toBe('1');
  expect(asked).toEqual([
    expect.objectContaining({
      url: '/token?api=1&audience=cluster',
      authorization: 'Bearer of-the-run',
    }),
    {
      method: 'PATCH',
      url: '/api/v1/x',
      authorization: 'Bearer short-lived',
      type: 'application/apply-patch+yaml',
      body: { kind: 'Service' },
    },
  ]);
});

it('should speak to the cluster with the identity of the job on GitLab', async () => {
  await say(
    `await client(await readToken({ audience: 'cluster' }))('GET', '/api/v1/x');`,
    { KUBE_TOKEN: 'of-the-job' },
  );
  expect(asked).toEqual([
    expect.objectContaining({ authorization: 'Bearer of-the-job' }),
  ]);
});

it('should say what the cluster refuses', async () => {
  const said = await say(
    `await client('x')('GET', '/refused').catch(error => console.log(error.message));`,
  );
  expect(said).toBe('GET /refused: 403 not yours');
});
