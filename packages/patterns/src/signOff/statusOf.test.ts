import fc from 'fast-check';
import { patternOf, patternText } from '../__testUtils__/patterns';
import { Digest } from '../digest/digestOf';
import { SignOff, decisions, signOffSchema } from './signOff';
import { StatusInput, statusOf } from './statusOf';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-26T12:00:00Z');
const pattern = patternOf(
  patternText().replace(
    '[platform, security, compliance]',
    '[security, platform, compliance]',
  ),
);
const digest = `sha256:${'a'.repeat(64)}` as Digest;
const older = `sha256:${'b'.repeat(64)}` as Digest;

/** A sign-off of security, ten days ago. */
function signed(parts: Partial<SignOff> = {}): SignOff {
  const at = parts.at ?? NOW - 10 * DAY;
  return {
    id: 's1',
    function: 'security',
    digest,
    decision: 'approved',
    by: 'user:default/ann',
    at,
    until: at + 180 * DAY,
    ...parts,
  };
}

function security(signOffs: SignOff[], parts: Partial<StatusInput> = {}) {
  const status = statusOf({ pattern, digest, signOffs, now: NOW, ...parts });
  const [{ state, carriedOver }] = status.functions;
  const todo = status.todo.find(each => each.includes('security')) ?? '';
  return { state, carriedOver, todo };
}

const untouched = new Map([[older, ['platform']]]);

describe('statusOf', () => {
  it.each<[string, SignOff[], Partial<StatusInput>, string, RegExp]>([
    ['nothing', [], {}, 'missing', /a member of security has to sign it off/],
    ['an approval', [signed()], {}, 'valid', /^$/],
    ['another function’s', [signed({ function: 'data' })], {}, 'missing', /./],
    [
      'one that ends in a week',
      [signed({ until: NOW + 7 * DAY })],
      {},
      'expiresSoon',
      /before its sign-off ends at 2026-12-03 12:00 UTC/,
    ],
    [
      'one that ends now',
      [signed({ until: NOW })],
      {},
      'expired',
      /ended at 2026-11-26 12:00/,
    ],
    [
      'one that a store stretched',
      [signed({ at: NOW - 181 * DAY, until: NOW + 999 * DAY })],
      {},
      'expired',
      /ended at 2026-11-25/,
    ],
    [
      'a revocation',
      [
        signed(),
        signed({
          id: 's2',
          at: NOW - DAY,
          decision: 'revoked',
          comment: 'CVE in the base image',
        }),
      ],
      {},
      'revoked',
      /revoked its sign-off at 2026-11-25 12:00 UTC: CVE in the base image; settle/,
    ],
    [
      'an approval after a revocation',
      [
        signed({ at: NOW - 2 * DAY, decision: 'revoked' }),
        signed({ id: 's2', at: NOW - DAY }),
      ],
      {},
      'valid',
      /^$/,
    ],
    [
      'sent back',
      [
        signed({
          decision: 'sentBack',
          comment: 'open the port for metrics only',
        }),
      ],
      {},
      'sentBack',
      /sent it back at .*: open the port.*; the author has to change/,
    ],
    [
      'an approval of the future',
      [signed({ at: NOW + 1 })],
      {},
      'notYet',
      /in the future; check the clock/,
    ],
    [
      'a renewal of the future beside one that holds',
      [signed(), signed({ id: 's2', at: NOW + DAY })],
      {},
      'valid',
      /^$/,
    ],
    [
      'a revocation of the future: a clock moved back must not revive it',
      [signed(), signed({ id: 's2', at: NOW + DAY, decision: 'revoked' })],
      {},
      'revoked',
      /revoked/,
    ],
    [
      'an older content',
      [signed({ digest: older })],
      {},
      'older',
      /decided on another content/,
    ],
    [
      'an older content that was touched',
      [signed({ digest: older })],
      { touchedSince: new Map([[older, ['security']]]) },
      'older',
      /may have changed since/,
    ],
    [
      'the author’s own',
      [signed()],
      { authors: ['user:default/ann'] },
      'byAuthor',
      /another member of security/,
    ],
    [
      'the author’s after somebody else’s',
      [signed({ by: 'user:default/bo' }), signed({ id: 's2', at: NOW - DAY })],
      { authors: ['user:default/ann'] },
      'valid',
      /^$/,
    ],
  ])('reads %s', (_name, signOffs, parts, state, todo) => {
    const found = security(signOffs, parts);
    expect(found.state).toBe(state);
    expect(found.todo).toMatch(todo);
  });

  it('carries over what was not touched, and what was revoked with it', () => {
    const approved = signed({ digest: older });
    const revoked = signed({
      id: 's2',
      digest: older,
      at: NOW - DAY,
      decision: 'revoked',
    });
    const parts = { touchedSince: untouched };
    expect(security([approved], parts)).toMatchObject({
      state: 'valid',
      carriedOver: true,
    });
    expect(security([approved, revoked], parts)).toMatchObject({
      state: 'revoked',
      carriedOver: true,
    });
  });

  it('puts a decision on this content before any on another', () => {
    const here = signed({
      at: NOW - 5 * DAY,
      decision: 'sentBack',
      comment: 'no',
    });
    const there = signed({ id: 's2', at: NOW - DAY, digest: older });
    expect(security([here, there], { touchedSince: untouched }).state).toBe(
      'sentBack',
    );
  });

  it('lets the author sign where the pattern says so', () => {
    const lenient = patternOf(
      patternText(undefined, '  signOff: { authorMaySign: true }\n'),
    );
    const status = statusOf({
      pattern: lenient,
      digest,
      signOffs: [signed()],
      now: NOW,
      authors: ['user:default/ann'],
    });
    expect(status.functions[1]).toMatchObject({
      function: 'security',
      state: 'valid',
    });
  });

  it('is signed off when every function has, until the first one ends', () => {
    const all = pattern.spec.functions.map((name, index) =>
      signed({ id: name, function: name, until: NOW + (20 + index) * DAY }),
    );
    expect(
      statusOf({ pattern, digest, signOffs: all, now: NOW }),
    ).toMatchObject({
      signedOff: true,
      until: NOW + 20 * DAY,
      todo: [],
    });
    const two = statusOf({ pattern, digest, signOffs: all.slice(1), now: NOW });
    expect(two).toMatchObject({ signedOff: false, until: null });
    expect(two.todo).toEqual([
      expect.stringContaining('security has not decided'),
    ]);
  });

  it('does not depend on the order or the repetition of sign-offs', () => {
    const any = fc
      .record({
        id: fc.stringMatching(/^[a-f]{1,2}$/),
        function: fc.constantFrom('security', 'platform', 'compliance'),
        digest: fc.constantFrom(digest, older),
        decision: fc.constantFrom(...decisions),
        by: fc.constantFrom('user:default/ann', 'user:default/bo'),
        day: fc.constantFrom(-200, -10, -1, 2),
      })
      .map(({ day, ...parts }) =>
        signed({ ...parts, at: NOW + day * DAY, comment: 'why' }),
      );
    fc.assert(
      fc.property(
        fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        (signOffs, random) => {
          const shuffled = [...signOffs, ...signOffs.slice(0, 3)]
            .map(each => ({ each, rank: random.next().value }))
            .sort((one, other) => one.rank - other.rank)
            .map(({ each }) => each);
          const parts = {
            pattern,
            digest,
            now: NOW,
            touchedSince: untouched,
            authors: ['user:default/bo'],
          };
          expect(statusOf({ ...parts, signOffs: shuffled })).toEqual(
            statusOf({ ...parts, signOffs }),
          );
        },
      ),
    );
  });
});

describe('signOffSchema', () => {
  it.each<[string, Partial<SignOff>, RegExp]>([
    ['an approval without an end', { until: undefined }, /say until when/],
    ['one that ends before it begins', { until: 0 }, /is not after at/],
    [
      'sent back without a word',
      { decision: 'sentBack' },
      /say what has to change/,
    ],
    ['another digest', { digest: 'md5:1' as never }, /is no digest/],
    ['an instant beyond dates', { at: 1e300 }, /./],
  ])('refuses %s', (_name, parts, words) => {
    const parsed = signOffSchema.safeParse({ ...signed(), ...parts });
    expect(parsed.error?.issues.map(({ message }) => message).join()).toMatch(
      words,
    );
  });
});
