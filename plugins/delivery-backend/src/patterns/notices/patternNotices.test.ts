import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { ActivationStore } from '../../activations/ActivationStore';
import { createTestStore } from '../../__testUtils__/testStore';
import { DAY, HOUR, MONDAY } from '../../__testUtils__/testBank';
import { PatternDossiers } from '../PatternDossiers';
import { ExceptionStore } from '../store/ExceptionStore';
import { NoticeStore } from '../../notices/NoticeStore';
import { PatternNotices } from './PatternNotices';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const NOW = MONDAY + 30 * DAY;
const REF = 'template:default/web';
const GROUPS = {
  security: { title: 'Security', group: 'group:default/security' },
  audit: { title: 'Audit' },
};

interface Standing {
  function: string;
  state: string;
  until?: number;
  signOff?: { id: string; at: number };
}

const standing = (state: string, more: Partial<Standing> = {}): Standing => ({
  function: 'security',
  state,
  ...more,
});

/** A pattern with one content. */
function dossierOf(options: {
  functions: Standing[];
  asked?: string;
  signOffs?: object[];
}) {
  const { functions, asked, signOffs = [] } = options;
  return {
    row: { ref: REF, title: 'Web', owner: 'group:default/platform' },
    contents: [
      {
        digest: 'sha256:b',
        asked_ms: asked ? MONDAY : null,
        asked_by: asked ?? null,
      },
      { digest: 'sha256:a', asked_ms: MONDAY, asked_by: 'user:default/ann' },
    ],
    signOffs,
    current: {
      digest: 'sha256:b',
      pattern: { metadata: { version: '2.0.0' } },
      status: { signedOff: false, functions },
    },
  };
}

const decision = (said: string, more: object = {}) => ({
  genuine: true,
  row: {
    id: 's1',
    function: 'security',
    digest: 'sha256:a',
    decision: said,
    at_ms: NOW - HOUR,
    comment: 'pin the image',
    ...more,
  },
});

const exception = (more: object = {}) => ({
  id: 'e1',
  ref: REF,
  parameter: 'cpu',
  given: '16',
  allowed: '1 to 8',
  function: 'security',
  by: 'user:default/bob',
  state: 'open',
  decided_ms: null,
  comment: null,
  ...more,
});

/** Notices over the stores that matter, with what they see. */
function noticesOver(
  knex: Knex,
  sees: { dossier: any; exceptions?: object[] },
) {
  const sent: any[] = [];
  const send = jest.fn(async (notification: any) => {
    sent.push(notification);
  });
  const logger = mockServices.logger.mock();
  const notices = PatternNotices.create({
    dossiers: {
      judge: async () => ({ ...sees.dossier.current }),
    } as unknown as PatternDossiers,
    exceptions: {
      list: async () => sees.exceptions ?? [],
    } as unknown as ExceptionStore,
    activations: ActivationStore.create({ knex }),
    notices: NoticeStore.create({ knex }),
    notifications: { send },
    functions: GROUPS,
    clock: () => NOW,
    logger,
  });
  const told = () =>
    sent.map(({ recipients, payload }) => [
      recipients.entityRef,
      payload.title,
      payload.severity,
    ]);
  const run = () => notices.run([sees.dossier]);
  return { notices: { run }, send, sent, told, logger };
}

describe.each(databases.eachSupportedId())('PatternNotices on %p', id => {
  const start = async (sees: { dossier: any; exceptions?: object[] }) => {
    const { knex } = await createTestStore(await databases.init(id));
    return { knex, ...noticesOver(knex, sees) };
  };

  it('should tell each function once what waits for it, whoever restarts', async () => {
    const functions = [standing('missing'), standing('missing')];
    functions[1].function = 'audit';
    const sees = {
      dossier: dossierOf({ functions, asked: 'user:default/ann' }),
    };
    const { notices, told, sent, knex } = await start(sees);
    await notices.run();
    await notices.run();
    // Nobody can be told for audit: it has no group
    expect(told()).toEqual([
      [
        'group:default/security',
        'Web waits for the sign-off of security',
        'normal',
      ],
    ]);
    expect(sent[0].payload).toMatchObject({
      description: expect.stringContaining('security has to'),
      link: '/delivery/patterns/template%3Adefault%2Fweb',
    });
    const restarted = noticesOver(knex, sees);
    await restarted.notices.run();
    expect(restarted.sent).toEqual([]);
  });

  it('should tell the end of a sign-off before it comes, and when it came', async () => {
    const until = NOW + 3 * DAY;
    const dossier = dossierOf({
      functions: [standing('expiresSoon', { until })],
    });
    const { notices, told } = await start({ dossier });
    await notices.run();
    dossier.current.status.functions = [standing('expired', { until })];
    await notices.run();
    expect(told()).toEqual([
      [
        'group:default/security',
        'The sign-off of Web by security ends on 2026-04-04',
        'normal',
      ],
      [
        'group:default/security',
        'The sign-off of Web by security has ended',
        'high',
      ],
    ]);
  });

  it('should tell the author what was sent back, and the owner what was revoked or not asked for', async () => {
    const dossier = dossierOf({
      functions: [standing('older')],
      signOffs: [
        decision('sentBack'),
        decision('revoked', { id: 's2' }),
        decision('revoked', { id: 's3', at_ms: NOW - 8 * DAY }),
        { ...decision('revoked', { id: 's4' }), genuine: false },
        decision('approved', { id: 's5' }),
      ],
    });
    const { notices, told, sent } = await start({ dossier });
    await notices.run();
    expect(told()).toEqual([
      [
        'group:default/platform',
        'Web has changed, and nobody asked for its sign-off',
        'normal',
      ],
      ['user:default/ann', 'security sent back Web', 'normal'],
      [
        'group:default/platform',
        'security revoked its sign-off of Web',
        'high',
      ],
    ]);
    expect(sent[1].payload.description).toBe('pin the image');
  });

  it('should tell the function what it is asked, and who asked what it said', async () => {
    const dossier = dossierOf({ functions: [] });
    const exceptions = [
      exception(),
      exception({
        id: 'e2',
        state: 'denied',
        decided_ms: NOW,
        comment: 'too large',
      }),
      exception({ id: 'e3', state: 'granted', decided_ms: NOW }),
      exception({ id: 'e4', state: 'used', decided_ms: NOW - 8 * DAY }),
      exception({ id: 'e5', ref: 'template:default/other' }),
    ];
    const { notices, told } = await start({ dossier, exceptions });
    await notices.run();
    expect(told()).toEqual([
      [
        'group:default/security',
        'cpu = 16 for Web waits for security',
        'normal',
      ],
      ['user:default/bob', 'cpu = 16 for Web was denied', 'normal'],
      [
        'user:default/bob',
        'cpu = 16 for Web was granted: start the template again',
        'normal',
      ],
    ]);
  });

  it('should tell owners whose environments are no longer approved, again on another occasion', async () => {
    const revoked = (signOffId: string) => [
      standing('revoked', { signOff: { id: signOffId, at: NOW } }),
    ];
    const dossier = dossierOf({ functions: revoked('s1') });
    const { notices, told, sent, knex } = await start({ dossier });
    for (const [name, owner] of [
      ['one', 'group:default/pod'],
      ['two', 'group:default/pod'],
      ['three', 'group:default/other'],
    ]) {
      await knex('activation').insert({
        id: name,
        task_id: name,
        pattern: REF,
        digest: 'sha256:b',
        version: '2.0.0',
        environment: `resource:default/${name}`,
        owner,
        parameters_hash: '',
        sent_ms: 1,
        requested_ms: 1,
        ready_ms: 2,
      });
    }
    await notices.run();
    const before = told();
    expect(before).toEqual([
      [
        'group:default/other',
        'An environment of yours runs Web 2.0.0, which is no longer approved',
        'high',
      ],
      [
        'group:default/pod',
        '2 environments of yours run Web 2.0.0, which is no longer approved',
        'high',
      ],
    ]);
    expect(sent[0].payload.description).toContain('security');
    dossier.current.status.signedOff = true;
    await notices.run();
    dossier.current.status = { signedOff: false, functions: revoked('s2') };
    await notices.run();
    expect(told()).toEqual([...before, ...before]);
  });

  it('should lose nothing where notifications cannot be sent, and say so once', async () => {
    const dossier = dossierOf({
      functions: [standing('missing')],
      asked: 'user:default/ann',
    });
    const { notices, send, sent, logger } = await start({ dossier });
    send.mockRejectedValueOnce(new Error('404'));
    send.mockRejectedValueOnce(new Error('404'));
    await notices.run();
    await notices.run();
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(sent).toEqual([]);
    await notices.run();
    expect(sent).toHaveLength(1);
  });
});
