import fc from 'fast-check';
import { isRecord, Values } from '../reading';
import { adaptGitHub } from './adaptGitHub';
import { alertOf } from './alert';

const scope = {
  place: { source: 'github:github.com', repository: 'acme/pay' },
  context: {},
};

const OPENED = '2026-05-01T10:00:00Z';
const UPDATED = '2026-05-03T10:00:00Z';

const dates = { number: 12, created_at: OPENED, updated_at: UPDATED };

const code = (values: Values = {}, rule: Values = {}): Values => ({
  ...dates,
  state: 'open',
  html_url: 'https://github.com/acme/pay/security/code-scanning/12',
  tool: { name: 'CodeQL' },
  rule: { id: 'js/zip', severity: 'error', description: 'Zip slip', ...rule },
  ...values,
});

const dependency = (values: Values = {}): Values => ({
  ...dates,
  state: 'open',
  dependency: { package: { name: 'left' } },
  security_advisory: { ghsa_id: 'GHSA-1', summary: 'Bad', severity: 'low' },
  security_vulnerability: { severity: 'moderate' },
  ...values,
});

const secret = (values: Values = {}): Values => ({
  ...dates,
  state: 'open',
  secret_type: 'a_token',
  secret_type_display_name: 'A token',
  secret: 'hunter2',
  ...values,
});

const read = (values: Values) => alertOf(values, scope);

describe('alertOf', () => {
  it('reads an alert of code scanning', () => {
    expect(read(code())).toEqual({
      key: 'acme/pay/code-scanning/12',
      id: `acme/pay/code-scanning/12/open/${Date.parse(UPDATED)}`,
      at: { time: Date.parse(UPDATED) },
      kind: 'code',
      tool: 'CodeQL',
      severity: 'high',
      state: 'open',
      opened: { time: Date.parse(OPENED) },
      rule: 'js/zip',
      title: 'Zip slip',
      url: 'https://github.com/acme/pay/security/code-scanning/12',
    });
  });

  it.each([
    ['critical', 'note', 'critical'],
    ['medium', 'error', 'medium'],
    [null, 'error', 'high'],
    [null, 'warning', 'medium'],
    [null, 'note', 'low'],
    [null, 'none', 'none'],
    [null, null, 'medium'],
    [null, 'dreadful', undefined],
    ['dreadful', 'error', undefined],
  ])(
    'takes security %s and level %s for %s',
    (security, severity, expected) => {
      const rule = { security_severity_level: security, severity };
      expect(read(code({}, rule))?.severity).toBe(expected);
    },
  );

  it('prefers what the vulnerability says to what its advisory does', () => {
    expect(read(dependency())).toMatchObject({
      key: 'acme/pay/dependabot/12',
      kind: 'dependency',
      severity: 'medium',
      rule: 'GHSA-1',
    });
    const plain = dependency({ security_vulnerability: null });
    expect(read(plain)?.severity).toBe('low');
  });

  it.each([
    [code({ state: 'fixed' }), 'fixed'],
    [code({ state: 'closed' }), 'fixed'],
    [code({ state: 'dismissed' }), 'dismissed'],
    [dependency({ state: 'auto_dismissed' }), 'dismissed'],
    [secret({ state: 'resolved', resolution: 'revoked' }), 'fixed'],
    [secret({ state: 'resolved', resolution: 'wont_fix' }), 'dismissed'],
    [secret({ state: 'resolved', resolution: null }), 'dismissed'],
    [code({ state: 'unheard of' }), undefined],
  ])('brings the state to the three that count (%#)', (values, expected) => {
    expect(read(values)?.state).toBe(expected);
  });

  it('counts from when it was closed, unless it was opened again', () => {
    const closed = { updated_at: null, dismissed_at: UPDATED };
    const dismissed = read(code({ ...closed, state: 'dismissed' }));
    expect(dismissed?.at.time).toBe(Date.parse(UPDATED));
    expect(read(code(closed))?.at.time).toBe(Date.parse(OPENED));
  });

  it.each([
    [null, null, 'open'],
    ['revoked', UPDATED, 'fixed'],
    ['false_positive', UPDATED, 'dismissed'],
  ])(
    'knows a secret of a webhook by its resolution %s',
    (resolution, resolved, expected) => {
      const hooked = secret({ resolution, resolved_at: resolved, state: null });
      expect(read(hooked)?.state).toBe(expected);
    },
  );

  it('has one id for a state, and another for the next', () => {
    const again = read({ ...code(), action: 'created' });
    expect(again?.id).toBe(read(code())?.id);
    expect(read(code({ state: 'fixed' }))?.id).not.toBe(again?.id);
  });

  it('falls back to when it was opened, where nothing has changed since', () => {
    const fresh = read(secret({ updated_at: null }));
    expect(fresh?.at.time).toBe(Date.parse(OPENED));
  });

  it('tells neither secrets, nor persons, nor endless titles', () => {
    const told = [
      read(secret({ resolved_by: { login: 'somebody' } })),
      read(code({ dismissed_by: { login: 'somebody' } })),
      read(code({}, { description: 'x'.repeat(5_000) })),
    ];
    expect(told.every(isRecord)).toBe(true);
    expect(JSON.stringify(told)).not.toMatch(/hunter2|somebody/);
    expect(told[2]?.title).toHaveLength(200);
  });

  it('never throws, whatever a member is', () => {
    const samples = [code(), dependency(), secret()];
    fc.assert(
      fc.property(
        fc.constantFrom(...samples),
        fc.constantFrom(...samples.flatMap(each => Object.keys(each))),
        fc.anything(),
        (sample, field, value) => {
          expect(() => read({ ...sample, [field]: value })).not.toThrow();
        },
      ),
    );
  });
});

const list = { pathHint: 'repos/acme/pay/code-scanning/alerts.json' };

const hook = (alert: Values, action = 'created'): Values => ({
  action,
  alert,
  commit_oid: 'c1',
  repository: { full_name: 'acme/pay' },
  sender: { login: 'somebody' },
});

describe('adaptGitHub, given alerts', () => {
  const all = [code(), dependency(), secret()];

  it('reads the three lists as findings', () => {
    const { facts } = adaptGitHub(all, list);
    expect(facts).toMatchObject([
      { type: 'finding.reported', data: { kind: 'code', tool: 'CodeQL' } },
      { type: 'finding.reported', data: { kind: 'dependency' } },
      { type: 'finding.reported', data: { kind: 'secret' } },
    ]);
    expect(facts[0]).toMatchObject({
      source: 'github:github.com',
      time: Date.parse(UPDATED),
      data: {
        key: 'acme/pay/code-scanning/12',
        repository: 'acme/pay',
        severity: 'high',
        state: 'open',
        opened: new Date(OPENED).toISOString(),
        rule: 'js/zip',
        title: 'Zip slip',
      },
    });
  });

  it.each(all)('says the same by webhook as by REST (%#)', alert => {
    const { facts } = adaptGitHub(hook(alert));
    expect(facts).toHaveLength(1);
    expect(facts).toEqual(adaptGitHub([alert], list).facts);
  });

  it('takes the host from the alert, so that a webhook finds its list', () => {
    const html_url = 'https://git.acme.example/acme/pay/security/dependabot/1';
    const { facts } = adaptGitHub(hook(dependency({ html_url })));
    expect(facts[0].source).toBe('github:git.acme.example');
  });

  it('tells an alert that is not complete', () => {
    const broken = code({ created_at: 'yesterday' });
    expect(adaptGitHub([broken], list)).toMatchObject({
      facts: [],
      unrecognised: expect.stringMatching(/alert/),
    });
    expect(adaptGitHub(hook(broken))).toMatchObject({
      facts: [],
      unrecognised: expect.stringMatching(/alert/),
    });
  });

  it('tells an alert whose repository nobody names', () => {
    const { unrecognised } = adaptGitHub(secret());
    expect(unrecognised).toEqual(expect.stringMatching(/repository/));
  });

  it.each(['reopened', 'reopened_by_user'])(
    'takes nothing of a webhook %s that does not say when',
    action => {
      const { facts, ignored } = adaptGitHub(
        hook(code({ updated_at: undefined }), action),
      );
      expect(facts).toEqual([]);
      expect(ignored).toEqual(expect.stringMatching(/does not say when/));
      expect(adaptGitHub(hook(code(), action)).facts).toHaveLength(1);
    },
  );

  it('lets neither secrets nor persons into a fact', () => {
    const told = all.map(each =>
      adaptGitHub(hook({ ...each, dismissed_by: { login: 'somebody' } })),
    );
    expect(JSON.stringify(told)).not.toMatch(/hunter2|somebody/);
  });
});
