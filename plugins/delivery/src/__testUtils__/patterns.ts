import {
  Activation,
  Compliance,
  Conformance,
  EnvelopeException,
  EnvironmentEvidence,
  PatternApi,
  PatternContentDiff,
  PatternDetail,
  PatternSignOff,
  PatternSummary,
  PolicyList,
  Standing,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { refusal } from './deliveryApi';
import { DAY, distribution, MINUTE, NOTHING } from './distributions';
import { AS_OF } from './frames';

/** Contents of the example pattern: the former one, and the current one. */
export const FORMER = `sha256:9f2c7be1${'0'.repeat(52)}41ae`;
export const CURRENT = `sha256:c41d09f7${'0'.repeat(52)}e5d3`;

const REF = 'template:default/web-service';

/** A pattern that every function signed off. */
export function buildPattern(
  overrides: Partial<PatternSummary> = {},
): PatternSummary {
  return {
    ref: REF,
    title: 'Web service',
    description: 'A namespace for a stateless service',
    owner: 'group:default/platform',
    version: '3.3.0',
    digest: CURRENT,
    state: 'signedOff',
    until: '2027-02-14T18:00:00Z',
    functions: [
      { function: 'security', state: 'valid' },
      { function: 'compliance', state: 'valid' },
    ],
    askedAt: '2026-11-19T12:00:00Z',
    checkedAt: '2026-11-20T17:55:00Z',
    environments: 23,
    clock: {
      ready: distribution(23, 11 * MINUTE),
      firstRun: distribution(20, 50 * MINUTE, { censored: 3 }),
      productive: distribution(12, 2 * DAY, { censored: 11 }),
      deployed: NOTHING,
    },
    ...overrides,
  };
}

/** A decision of the example. */
export function buildSignOff(
  overrides: Partial<PatternSignOff> = {},
): PatternSignOff {
  return {
    id: 'sign-off-1',
    function: 'security',
    digest: FORMER,
    decision: 'approved',
    by: 'user:default/reviewer-one',
    at: '2026-08-18T09:00:00Z',
    until: '2027-02-14T09:00:00Z',
    comment: 'Egress looks fine',
    minutes: 90,
    genuine: true,
    ...overrides,
  };
}

/** Where a function stands. */
export function buildStanding(overrides: Partial<Standing> = {}): Standing {
  return {
    function: 'security',
    title: 'Security',
    group: 'group:default/security',
    state: 'older',
    carriedOver: false,
    signOff: buildSignOff(),
    todo: 'a member of security has to look at what changed',
    reviewedDigest: FORMER,
    ...overrides,
  };
}

/** A pattern whose change waits for one function. */
export function buildPatternDetail(
  overrides: Partial<PatternDetail> = {},
): PatternDetail {
  return {
    ...buildPattern({
      state: 'waiting',
      until: undefined,
      functions: [
        { function: 'security', state: 'older' },
        { function: 'compliance', state: 'valid' },
      ],
    }),
    complaints: [],
    facets: [
      {
        name: 'network',
        provided: 'Default deny',
        files: ['k8s/network.yaml'],
      },
      { name: 'logging', waived: 'Nothing personal is logged', files: [] },
    ],
    envelope: [
      {
        parameter: 'cpu',
        allowed: '1 to 4',
        range: { type: 'integer', minimum: 1, maximum: 4 },
        function: 'platform',
      },
      {
        parameter: 'region',
        allowed: 'one of eu-central, eu-west',
        range: { enum: ['eu-central', 'eu-west'] },
        function: 'compliance',
      },
      { parameter: 'name', allowed: 'any: it only names the service' },
    ],
    deployment: [
      { riskClass: 'high', strategy: 'canary', rollback: 'automatic' },
    ],
    cost: {
      amount: 140,
      currency: 'EUR',
      period: 'month',
      basis: '2 cores at list price',
    },
    policies: [
      {
        name: 'default-deny',
        enforces: 'No traffic unless allowed',
        checkedIn: ['pipeline', 'admission'],
      },
    ],
    standardChange: 'STD-0042',
    validFor: 'P180D',
    authorMaySign: false,
    standings: [
      buildStanding(),
      buildStanding({
        function: 'compliance',
        title: 'Compliance',
        group: undefined,
        state: 'valid',
        until: '2027-02-14T09:00:00Z',
        carriedOver: true,
        signOff: buildSignOff({ id: 'sign-off-2', function: 'compliance' }),
        todo: undefined,
        reviewedDigest: undefined,
      }),
    ],
    history: [buildSignOff({ minutes: undefined })],
    contents: [
      { digest: CURRENT, version: '3.3.0', seenAt: '2026-11-19T11:00:00Z' },
      { digest: FORMER, version: '3.2.0', seenAt: '2026-08-17T11:00:00Z' },
    ],
    waits: [
      {
        function: 'security',
        signOffs: distribution(6, 2 * DAY, { censored: 1 }),
        exceptions: distribution(0, 0),
      },
    ],
    breakEven: {
      spentMinutes: 180,
      unstated: 1,
      savedPerUseMinutes: 60,
      uses: 23,
      usesNeeded: 3,
      reached: true,
    },
    viewer: {
      mayAsk: true,
      signsFor: ['security'],
      isAuthor: false,
      mayRefresh: true,
    },
    ...overrides,
  };
}

/** What changed in the example. */
export function buildPatternDiff(
  overrides: Partial<PatternContentDiff> = {},
): PatternContentDiff {
  return {
    from: FORMER,
    to: CURRENT,
    touched: ['security'],
    files: [
      {
        path: 'k8s/network.yaml',
        change: 'changed',
        facets: ['network'],
        owners: ['security'],
        added: 2,
        removed: 1,
        hunks: [
          {
            oldStart: 12,
            newStart: 12,
            lines: [
              ' egress:',
              '-  - old.example',
              '+  - new.example',
              '+  - more.example',
            ],
          },
        ],
      },
      {
        path: 'logo.png',
        change: 'added',
        facets: [],
        owners: [],
        added: 0,
        removed: 0,
        hunks: [],
        unshown: 'binary',
      },
    ],
    parameters: { added: ['memory'], removed: [], changed: ['cpu'] },
    declarations: ['cost'],
    steps: true,
    ...overrides,
  };
}

/** A request for a value outside. */
export function buildException(
  overrides: Partial<EnvelopeException> = {},
): EnvelopeException {
  return {
    id: 'exception-1',
    pattern: REF,
    digest: CURRENT,
    parameter: 'region',
    given: '"us-east"',
    allowed: 'one of eu-central, eu-west',
    function: 'security',
    by: 'user:default/pod-member',
    askedAt: '2026-11-20T09:00:00Z',
    state: 'open',
    ...overrides,
  };
}

/** An environment that is not in production yet. */
export function buildActivation(
  overrides: Partial<Activation> = {},
): Activation {
  return {
    id: 'activation-1',
    pattern: REF,
    digest: FORMER,
    version: '3.2.0',
    environment: 'resource:default/churn-insights-environment',
    owner: 'group:default/retail',
    requestedAt: '2026-10-12T09:00:00Z',
    readyAt: '2026-10-12T09:12:00Z',
    firstRunAt: '2026-10-12T15:30:00Z',
    productiveAt: '2026-10-13T10:00:00Z',
    state: 'outdated',
    ...overrides,
  };
}

/** An environment with a file and a policy outside, and one that was undone. */
export function buildEvidence(
  compliance: Partial<Compliance> = {},
  overrides: Partial<EnvironmentEvidence> = {},
): EnvironmentEvidence {
  return {
    asOf: AS_OF,
    compliance: {
      environment: 'resource:default/churn-insights-environment',
      state: 'outside',
      isSilent: false,
      lastEvidenceAt: '2026-11-20T17:00:00Z',
      lastCommit: 'c0ffee00'.repeat(5),
      lastLink: 'https://gitlab.example.com/jobs/4711',
      attestations: 'genuine',
      drift: [
        {
          path: 'k8s/quota.yaml',
          kind: 'changed',
          since: '2026-11-10T09:00:00Z',
        },
      ],
      driftCount: 4,
      policies: [
        {
          name: 'default-deny',
          result: 'pass',
          since: '2026-10-12T15:30:00Z',
          at: '2026-11-20T17:00:00Z',
        },
        {
          name: 'sbom',
          result: 'fail',
          since: '2026-11-18T09:00:00Z',
          at: '2026-11-20T17:00:00Z',
        },
      ],
      ...compliance,
    },
    past: [
      {
        path: 'Dockerfile',
        kind: 'missing',
        since: '2026-10-20T09:00:00Z',
        until: '2026-10-21T09:00:00Z',
      },
    ],
    items: [
      {
        commit: 'c0ffee00'.repeat(5),
        branch: 'main',
        isDefaultBranch: true,
        run: '4711',
        at: '2026-11-20T17:00:00Z',
        link: 'https://gitlab.example.com/jobs/4711',
        driftCount: 4,
        attestations: 'genuine',
        failedPolicies: ['sbom'],
      },
      {
        commit: 'decade00'.repeat(5),
        branch: 'try',
        isDefaultBranch: false,
        run: '4700',
        at: '2026-11-19T17:00:00Z',
        driftCount: 0,
        attestations: 'unchecked',
        failedPolicies: [],
      },
    ],
    ...overrides,
  };
}

/** A policy that holds in most of its environments. */
export function buildPolicies(): PolicyList {
  return {
    asOf: AS_OF,
    items: [
      {
        name: 'sbom',
        enforces: ['Every image has a bill of materials'],
        checkedIn: ['pipeline'],
        patterns: [{ ref: REF, title: 'Web service', version: '3.3.0' }],
        environments: { n: 7, pass: 4, fail: 1, unknown: 2 },
        failing: [
          {
            environment: 'resource:default/shop',
            since: '2026-11-01T09:00:00Z',
          },
        ],
      },
    ],
    hidden: 3,
  };
}

/** A system, one that is too small, and an organisation without environments. */
export function buildConformance(): Conformance {
  const nothing = { n: 0, current: 0, outdated: 0, unapproved: 0 };
  return {
    asOf: AS_OF,
    total: {
      environments: { ...nothing, outside: 0 },
      components: { ...nothing, n: 9, none: 9 },
    },
    items: [
      {
        entityRef: 'system:default/payments',
        components: 6,
        suppressed: false,
        figures: {
          environments: {
            n: 4,
            current: 2,
            outdated: 1,
            unapproved: 1,
            outside: 1,
          },
          components: { n: 6, current: 1, outdated: 1, unapproved: 1, none: 3 },
        },
        withoutEnvironment: ['component:default/refunds'],
      },
      {
        entityRef: 'system:default/tiny',
        components: 3,
        suppressed: true,
        withoutEnvironment: [],
      },
    ],
  };
}

/** Answers about patterns from memory. */
export function createExamplePatternApi(
  overrides: Partial<PatternApi> = {},
): PatternApi {
  const unused = () => Promise.reject(new Error('Not part of the example.'));
  return {
    listPatterns: async () => ({ asOf: AS_OF, items: [buildPattern()] }),
    getPattern: async ref => {
      if (ref !== REF) {
        throw refusal(404, 'NotFoundError', `No pattern ${ref}`);
      }
      return buildPatternDetail();
    },
    getPatternDiff: async () => buildPatternDiff(),
    refreshPattern: async () => buildPatternDetail(),
    askForSignOff: async () => buildPatternDetail(),
    decide: async () => buildSignOff({ digest: CURRENT }),
    getAttestation: async () => ({
      payload: 'e30=',
      payloadType: 'application/vnd.in-toto+json',
      signatures: [],
    }),
    getAttestationKeys: async () => ({ keys: [] }),
    verifyPattern: unused,
    listExceptions: async () => ({ items: [buildException()] }),
    decideException: async () => buildException({ state: 'granted' }),
    listActivations: async () => ({ asOf: AS_OF, items: [buildActivation()] }),
    getOwnerClock: async owner => ({
      asOf: AS_OF,
      owner,
      environments: 0,
      clock: {
        ready: NOTHING,
        firstRun: NOTHING,
        productive: NOTHING,
        deployed: NOTHING,
      },
    }),
    activate: unused,
    getEvidence: async () => buildEvidence(),
    listPolicies: async () => buildPolicies(),
    getConformance: async () => buildConformance(),
    ...overrides,
  };
}
