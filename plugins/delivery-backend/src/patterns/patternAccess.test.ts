import {
  mockCredentials,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { attest } from '@delivery-stack/patterns';
import { Knex } from 'knex';
import { createPrivateKey } from 'node:crypto';
import request from 'supertest';
import {
  startPatterns,
  TestPatterns,
  WEB,
} from '../__testUtils__/testPatterns';
import { signOffOf } from './GenuineSignOffs';
import { instants, SignOffRow } from './store/patternRows';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())(
  'access to patterns on %s',
  (databaseId: TestDatabaseId) => {
    let knex: Knex;
    let test: TestPatterns;
    let signOff: string;
    let exception: string;
    let digest: string;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      test = await startPatterns(knex);
      await test.signAll();
      digest = await test.digest();
      signOff = (await test.detail()).history[0].id;
      const { body } = await test.verify({ parameters: { nodes: 20 } });
      exception = body.problems[0].exception;
    });

    afterAll(() => test?.stop());

    beforeEach(() => {
      test.audited.length = 0;
    });

    const decision = () => ({
      digest,
      function: 'security',
      decision: 'approved',
    });

    it('should be hidden from who may not read the template', async () => {
      const answers = [
        await test.get(test.at(WEB), 'nobody'),
        await test.get(test.at(WEB, `/diff?from=${digest}`), 'nobody'),
        await test.post(test.at(WEB, '/refresh'), 'nobody'),
        await test.post(test.at(WEB, '/asks'), 'nobody').send({ digest }),
        await test.post(test.at(WEB, '/sign-offs'), 'nobody').send(decision()),
        await test.get(`/sign-offs/${signOff}/attestation`, 'nobody'),
        await test
          .post(`/exceptions/${exception}/decision`, 'nobody')
          .send({ granted: true }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([
        404, 404, 404, 404, 404, 404, 404,
      ]);
      // Word for word what is said of a pattern that does not exist.
      const none = await test.get(test.at('template:default/none'), 'nobody');
      expect(answers[0].body.error.message).toBe(
        'There is no pattern template:default/web',
      );
      expect(none.body.error.message).toBe(
        'There is no pattern template:default/none',
      );
      expect((await test.get('/patterns', 'nobody')).body.items).toEqual([]);
      expect((await test.get('/exceptions', 'nobody')).body.items).toEqual([]);
      expect((await test.get('/activations', 'nobody')).body.items).toEqual([]);
    });

    it('should say which permission a reader lacks', async () => {
      const answers = [
        await test.post(test.at(WEB, '/refresh'), 'leader'),
        await test.post(test.at(WEB, '/asks'), 'leader').send({ digest }),
        await test.post(test.at(WEB, '/sign-offs'), 'leader').send(decision()),
        await test
          .post(`/exceptions/${exception}/decision`, 'leader')
          .send({ granted: true }),
      ];
      expect(
        answers.map(({ status, body }) => [status, body.error.message]),
      ).toEqual([
        [
          403,
          expect.stringMatching(
            /delivery.pattern.ask or delivery.pattern.sign/,
          ),
        ],
        [403, expect.stringContaining('delivery.pattern.ask')],
        [403, expect.stringContaining('delivery.pattern.sign')],
        [403, expect.stringContaining('delivery.pattern.sign')],
      ]);
      const { body } = await test.get(test.at(WEB), 'leader');
      expect(body.viewer).toEqual({
        mayAsk: false,
        mayRefresh: false,
        signsFor: [],
        isAuthor: false,
      });
    });

    it('should let services verify, and nobody but people decide', async () => {
      const person = await test
        .post(test.at(WEB, '/verification'), 'ann')
        .send({ digest, parameters: {}, by: 'user:default/ann' });
      expect([person.status, person.body.error.message]).toEqual([
        403,
        expect.stringContaining('verified by services'),
      ]);
      const answers = [
        await test.postAsService(test.at(WEB, '/asks')).send({ digest }),
        await test.postAsService(test.at(WEB, '/sign-offs')).send(decision()),
        await test
          .postAsService(`/exceptions/${exception}/decision`)
          .send({ granted: true }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(
        (await test.get('/exceptions?state=open', 'ann')).body.items,
      ).toHaveLength(1);
    });

    it('should need credentials for all but public keys', async () => {
      const server = request(test.backend.server);
      const bare = await server.get('/api/delivery/attestation-keys');
      expect([bare.status, bare.body.keys]).toEqual([
        200,
        [expect.objectContaining({ crv: 'Ed25519' })],
      ]);
      for (const path of [
        '/patterns',
        test.at(WEB),
        `/sign-offs/${signOff}/attestation`,
        '/exceptions',
      ]) {
        expect((await test.get(path)).status).toBe(401);
      }
      const body = await server
        .post(`/api/delivery${test.at(WEB, '/sign-offs')}`)
        .set('authorization', mockCredentials.user.invalidHeader())
        .send(decision());
      expect(body.status).toBe(401);
    });

    it('should be audited, refused or not', async () => {
      await test.post(test.at(WEB, '/sign-offs'), 'zoe').send(decision());
      await test.post(test.at(WEB, '/asks'), 'leader').send({ digest });
      await test
        .post(`/exceptions/${exception}/decision`, 'sid')
        .send({ granted: true });
      await test.post(test.at(WEB, '/refresh'), 'nobody');
      await test.post(test.at(WEB, '/sign-offs'), 'sid').send({ odd: true });
      await test.decide('sid', { function: 'security' });
      expect(test.audited).toEqual([
        {
          eventId: 'pattern-sign-off',
          severityLevel: 'medium',
          status: 'failed',
          error: 'NotAllowedError',
        },
        {
          eventId: 'pattern-ask',
          severityLevel: 'medium',
          status: 'failed',
          error: 'NotAllowedError',
        },
        {
          eventId: 'envelope-exception-decision',
          severityLevel: 'medium',
          status: 'failed',
          error: 'NotAllowedError',
        },
        {
          eventId: 'pattern-refresh',
          severityLevel: 'medium',
          status: 'failed',
          error: 'NotFoundError',
        },
        {
          eventId: 'pattern-sign-off',
          severityLevel: 'medium',
          status: 'failed',
          error: 'InputError',
        },
        {
          eventId: 'pattern-sign-off',
          severityLevel: 'medium',
          status: 'succeeded',
          meta: {
            pattern: WEB,
            signOff: expect.any(String),
            digest,
            decision: 'approved',
            function: 'security',
          },
        },
      ]);
    });

    it.each<[string, string, string, object, number]>([
      ['an unknown decision', 'sign-offs', 'sid', { decision: 'maybe' }, 400],
      ['a field too many', 'sign-offs', 'sid', { by: 'user:default/kim' }, 400],
      ['a comment of nothing', 'sign-offs', 'sid', { comment: '  ' }, 400],
      [
        'a comment too long',
        'sign-offs',
        'sid',
        { comment: 'x'.repeat(5_001) },
        400,
      ],
      ['minutes below none', 'sign-offs', 'sid', { minutes: -1 }, 400],
      ['an instant that is none', 'sign-offs', 'sid', { until: 'soon' }, 400],
      [
        'a function named like a property',
        'sign-offs',
        'sid',
        { function: '__proto__' },
        400,
      ],
      [
        'a body too large',
        'sign-offs',
        'sid',
        { comment: 'x'.repeat(2_000_000) },
        413,
      ],
      ['U+0000 in a comment', 'sign-offs', 'sid', { comment: 'a\u0000b' }, 400],
      [
        'half a character in a comment',
        'sign-offs',
        'sid',
        { comment: 'a\ud800b' },
        400,
      ],
      ['U+0000 in a note', 'asks', 'ann', { note: 'a\u0000b' }, 400],
      ['U+0000 in a digest', 'asks', 'ann', { digest: 'a\u0000b' }, 400],
    ])(
      'should refuse %s with what is wrong',
      async (_what, route, name, more, status) => {
        const said = route === 'asks' ? { digest } : decision();
        const answer = await test
          .post(test.at(WEB, `/${route}`), name)
          .send({ ...said, ...more });
        expect([answer.status, answer.body.error.message]).toEqual([
          status,
          expect.any(String),
        ]);
        expect(answer.body.error.message).not.toMatch(
          /select|insert|update|clock/i,
        );
      },
    );

    it.each<[string, object]>([
      ['U+0000 in a name', { parameters: { 'a\u0000b': 1 } }],
      ['U+0000 in a value', { parameters: { nodes: 'a\u0000b' } }],
      [
        'U+0000 in who',
        { parameters: { nodes: 20 }, by: 'user:default/a\u0000b' },
      ],
      ['half a character in a name', { parameters: { 'a\ud800b': 1 } }],
      ['half a character in a value', { parameters: { nodes: 'a\ud800b' } }],
      [
        'a name like a property',
        { parameters: JSON.parse('{"__proto__": 1, "constructor": 2}') },
      ],
      [
        'a value that is deep',
        {
          parameters: {
            nodes: JSON.parse(`${'['.repeat(3_000)}${']'.repeat(3_000)}`),
          },
        },
      ],
      [
        'many names',
        {
          parameters: Object.fromEntries(
            Array.from({ length: 3_000 }, (_, index) => [`p${index}`, 1]),
          ),
        },
      ],
    ])('should not verify %s, nor fail over it', async (_what, body) => {
      const answer = await test.verify({ ask: false, ...body });
      expect([
        answer.status,
        answer.body.verified ?? answer.body.error.name,
      ]).toEqual(answer.status === 200 ? [200, false] : [400, 'InputError']);
      const asked = await test.verify(body);
      expect([200, 400]).toContain(asked.status);
      expect(asked.body.verified).not.toBe(true);
    });

    it('should answer odd ids with what is missing', async () => {
      for (const id of [
        '%00',
        'web',
        'template:default/web%00',
        '..%2F..%2Fetc',
        `${'a'.repeat(600)}`,
      ]) {
        for (const path of [
          `/patterns/${id}`,
          `/sign-offs/${id}/attestation`,
        ]) {
          const { status } = await test.get(path, 'ann');
          expect([path, [400, 404].includes(status)]).toEqual([path, true]);
        }
      }
    });

    it('should answer odd queries with what is odd or missing', async () => {
      const answers = [
        await test.get('/exceptions?pattern=%00', 'ann'),
        await test.get(test.at(WEB, '/diff?from=%00'), 'ann'),
        await test.get(test.at(WEB, '/diff'), 'ann'),
        await test
          .post('/exceptions/%00/decision', 'pat')
          .send({ granted: true }),
      ];
      for (const { status, body } of answers) {
        expect(status < 500 ? 'answered' : body).toBe('answered');
      }
    });

    it('should compare contents once, however many were signed', async () => {
      const list = () => test.get('/patterns', 'ann');
      const { fewest } = countOf(knex, list);
      const row = await knex('pattern_content').first();
      const of = await knex('sign_off').where({ function: 'security' }).first();
      const privateKey = createPrivateKey(test.folder.read('key.pem'));
      const few = await fewest();
      const signed = Array.from({ length: 600 }, (_, index) => ({
        ...instants<SignOffRow>(of),
        id: `signed-${index}`,
        digest: `sha256:f${String(index).padStart(63, '0')}`,
      }));
      const attested = signed.map(each => ({
        ...each,
        envelope: JSON.stringify(
          attest({ signOff: signOffOf(each), name: 'web', privateKey }),
        ),
      }));
      const contents = signed.map(({ digest: each }) => ({
        ...row,
        digest: each,
        // What somebody asked about is compared in the background besides.
        asked_ms: null,
      }));
      // Counted from the first row on: the watch may compare some before the list does.
      const { once } = countOf(knex, async () => {
        await knex.batchInsert('pattern_content', contents, 50);
        await knex.batchInsert('sign_off', attested, 50);
        await list();
      });
      expect(await once()).toBeGreaterThan(few + 600);
      expect(await fewest()).toBeLessThan(few + 10);
    });

    it('should list with as many queries however many contents there are', async () => {
      const { fewest } = countOf(knex, () => test.get('/patterns', 'ann'));
      const few = await fewest();
      const row = await knex('pattern_content').first();
      const rows = Array.from({ length: 2_000 }, (_, index) => ({
        ...row,
        digest: `sha256:${String(index).padStart(64, '0')}`,
      }));
      await knex.batchInsert('pattern_content', rows, 50);
      expect(await fewest()).toBeLessThan(few + 10);
    });
  },
);

/**
 * Says how many queries something takes: `once`, with whatever else the backend
 * asks meanwhile, and the `fewest` of several times, since notices, the watch
 * and the projection ask in the background and can only add to it.
 */
function countOf(knex: Knex, act: () => PromiseLike<unknown>) {
  const once = async () => {
    let queries = 0;
    const counted = () => {
      queries += 1;
    };
    knex.on('query', counted);
    await act();
    knex.removeListener('query', counted);
    return queries;
  };
  const fewest = async () => {
    const counts: number[] = [];
    for (let attempt = 0; attempt < 8; attempt++) {
      counts.push(await once());
    }
    return Math.min(...counts);
  };
  return { once, fewest };
}
