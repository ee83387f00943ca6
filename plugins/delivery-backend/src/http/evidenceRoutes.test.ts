import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express from 'express';
import Router from 'express-promise-router';
import request from 'supertest';
import { testActivations } from '../__testUtils__/testActivations';
import { DAY, MONDAY } from '../__testUtils__/testBank';
import { AuthorizedEvidenceService } from '../evidence/AuthorizedEvidenceService';
import { DefaultEvidenceService } from '../evidence/DefaultEvidenceService';
import { EvidenceStore } from '../evidence/EvidenceStore';
import { addEvidenceRoutes } from './evidenceRoutes';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const service = mockCredentials.service.header();
const PATH = '/environments/resource%3Adefault%2Fpayments/evidence';

/** The very body that `delivery check --send` sends in its own test. */
const body = {
  commit: 'c'.repeat(40),
  branch: 'main',
  isDefaultBranch: true,
  run: '4711',
  link: 'https://gitlab.example.com/jobs/4711',
  at: new Date(MONDAY).toISOString(),
  manifest: 'a'.repeat(64),
  drift: [{ path: 'k8s/quota.yaml', kind: 'changed' }],
  driftCount: 1,
  attestations: 'genuine',
  policies: [{ name: 'sbom', result: 'fail' }],
};

describe('evidence routes', () => {
  async function start(
    result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.DENY,
  ) {
    const knex = await databases.init('SQLITE_3');
    const test = await testActivations(knex);
    await test.activate();
    const auditor = mockServices.auditor.mock();
    const fail = jest.fn();
    const success = jest.fn();
    auditor.createEvent.mockImplementation(async () => ({ fail, success }));
    const router = Router();
    addEvidenceRoutes(router, {
      httpAuth: mockServices.httpAuth(),
      permissions: mockServices.permissions.mock({
        authorize: async (asked, { credentials }: any) =>
          asked.map(() => ({
            result:
              credentials.principal.type === 'service'
                ? AuthorizeResult.ALLOW
                : result,
          })),
      }),
      auditor,
      evidence: new AuthorizedEvidenceService(
        DefaultEvidenceService.create({
          store: EvidenceStore.create({ knex }),
          clock: () => MONDAY + DAY,
          silentAfter: 30 * DAY,
        }),
        {
          auth: mockServices.auth(),
          readers: { readable: async () => new Set(test.told.readable) },
        },
      ),
    });
    const app = express().use(router).use(mockErrorHandler());
    const post = (sent: object, credentials = service, path = PATH) =>
      request(app).post(path).set('authorization', credentials).send(sent);
    return { ...test, app, post, fail, success };
  }

  it('should take what a pipeline sends, once, and show it to who may read it', async () => {
    const { app, post, told, success } = await start();
    expect((await post(body)).body).toEqual({
      result: 'accepted',
      counts: true,
    });
    expect((await post(body)).body.result).toBe('duplicate');
    expect(success).toHaveBeenCalledWith({
      meta: {
        environment: 'resource:default/payments',
        result: 'accepted',
        counts: true,
      },
    });
    const get = (credentials: string) =>
      request(app).get(PATH).set('authorization', credentials);
    expect((await get(service)).body.compliance).toMatchObject({
      state: 'outside',
      driftCount: 1,
      policies: [{ name: 'sbom', result: 'fail' }],
    });
    const user = mockCredentials.user.header();
    expect((await get(user)).status).toBe(404);
    told.readable = ['resource:default/payments'];
    expect((await get(user)).status).toBe(200);
  });

  it('should let people send with the permission alone, and audit who may not', async () => {
    const user = mockCredentials.user.header();
    const denied = await start();
    const refused = await denied.post(body, user);
    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toMatch(/delivery\.event\.create/);
    expect(denied.fail).toHaveBeenCalledTimes(1);
    const allowed = await start(AuthorizeResult.ALLOW);
    expect((await allowed.post(body, user)).status).toBe(200);
  });

  it.each([
    [{ commit: 'HEAD' }, /body\.commit: is no commit/],
    [{ at: '2027-01-01T00:00:00Z' }, /at: .*is in the future/],
    [{ run: 'a\u0000' }, /body\.run: holds U\+0000/],
    [{ policies: [{ name: '../x', result: 'pass' }] }, /no name of a policy/],
    [{ link: 'file:///etc/passwd' }, /body\.link: is no http/],
    [{ drift: Array(501).fill(body.drift[0]) }, /body\.drift/],
    [{ policies: Array(101).fill(body.policies[0]) }, /body\.policies/],
    [{ other: 1 }, /other/],
  ])('should refuse %j', async (more, words) => {
    const { post } = await start();
    const { status, body: answer } = await post({ ...body, ...more });
    expect(status).toBe(400);
    expect(answer.error.message).toMatch(words);
  });

  it('should read no more than a megabyte, and know who asks before', async () => {
    const { app, post } = await start();
    const large = { ...body, other: 'x'.repeat(1_100_000) };
    expect((await post(large)).status).toBe(413);
    const nobody = await request(app)
      .post(PATH)
      .set('authorization', mockCredentials.none.header())
      .send(large);
    expect(nobody.status).toBe(401);
  });

  it('should say that there is no such environment', async () => {
    const { post } = await start();
    const none = PATH.replace('payments', 'none');
    expect((await post(body, service, none)).body.error.message).toMatch(
      /There is no environment resource:default\/none/,
    );
    const odd = await post(body, service, '/environments/%3A%3A/evidence');
    expect(odd.status).toBe(400);
  });
});
