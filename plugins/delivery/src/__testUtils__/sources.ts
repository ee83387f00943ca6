import {
  Linking,
  SourceItem,
  SourceList,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { AS_OF } from './frames';

/** A source that does well. */
export function buildSource(overrides: Partial<SourceItem> = {}): SourceItem {
  return {
    id: 'github-main',
    title: 'GitHub (main)',
    vendor: 'github',
    status: 'ok',
    lastStartedAt: '2026-11-20T17:47:00Z',
    lastSuccessAt: '2026-11-20T17:48:00Z',
    nextRunAt: '2026-11-20T18:04:00Z',
    lagSeconds: 720,
    events: {
      accepted: 96_511,
      duplicate: 412,
      conflicting: 2,
      rejected: 7,
      ignored: 1_204,
    },
    rejections: [
      { reason: 'a deployment without an environment', count: 5 },
      { reason: 'not a payload of GitHub', count: 2 },
    ],
    problems: [],
    webhook: {
      path: '/api/delivery/webhooks/github-main',
      received: 8_120,
      refused: 3,
      lastReceivedAt: '2026-11-20T17:59:30Z',
      pendingWishes: 1,
    },
    ...overrides,
  };
}

const NOTHING_CAME: SourceItem['events'] = {
  accepted: 0,
  duplicate: 0,
  conflicting: 0,
  rejected: 0,
  ignored: 0,
};

/** A source in each state. */
export const exampleSources: SourceItem[] = [
  buildSource(),
  buildSource({
    id: 'jira-cloud',
    title: 'Jira (cloud)',
    vendor: 'jira',
    status: 'running',
    progress: { done: 12, total: 40, unit: 'projects' },
    events: { ...NOTHING_CAME, accepted: 18_240, rejected: 1 },
    rejections: [{ reason: 'an issue without a changelog', count: 1 }],
  }),
  buildSource({
    id: 'servicenow-main',
    title: 'ServiceNow (main)',
    vendor: 'servicenow',
    status: 'failed',
    lastSuccessAt: '2026-11-17T14:00:00Z',
    lagSeconds: 273_600,
    nextRunAt: '2026-11-20T17:55:00Z',
    events: { ...NOTHING_CAME, accepted: 3_012 },
    rejections: [],
    webhook: undefined,
    problems: [
      {
        code: 'unauthorized',
        message: 'servicenow.example answered 401: the token expired.',
        cure: 'Renew the token, or check which credentials the configuration names.',
        since: '2026-11-17T14:10:00Z',
      },
    ],
  }),
  buildSource({
    id: 'gitlab-main',
    title: 'GitLab (main)',
    vendor: 'gitlab',
    status: 'partial',
    problems: [
      {
        code: 'missing-scope',
        subject: 'bank/vault',
        message: 'gitlab.example answered 403.',
        cure: 'Grant the rights that are named to the credentials.',
        scopes: ['read_api', 'read_repository'],
        since: '2026-11-20T17:47:30Z',
      },
    ],
  }),
  buildSource({
    id: 'jenkins-main',
    title: 'Jenkins (main)',
    vendor: 'jenkins',
    status: 'waiting',
    lastStartedAt: undefined,
    lastSuccessAt: undefined,
    lagSeconds: undefined,
    events: NOTHING_CAME,
    rejections: [],
  }),
];

/** What could be linked, with one kind sampled. */
export function buildLinking(overrides: Partial<Linking> = {}): Linking {
  return {
    since: '2026-08-22T18:00:00Z',
    until: AS_OF,
    deployments: {
      total: 1_500,
      linked: 1_232,
      sampled: 268,
      reasons: [
        {
          code: 'unknown-commit',
          reason: 'Its commit belongs to no known change',
          count: 201,
          example: 'github:github.com/bank/vault/deployments/77',
        },
        {
          code: 'no-commit',
          reason: 'Names no commit',
          count: 67,
          example: 'jenkins:ci.example/deploy/412',
        },
      ],
    },
    changes: {
      total: 9_000,
      linked: 6_300,
      sampled: 1_000,
      reasons: [
        'Names no ticket',
        'Was made by a bot, and names no ticket',
        'Names only tickets of XYZ, a project that no source tells of',
        'Names more than 20 tickets, as a release note does',
        'Names only tickets of PAY that are not known: deleted, mistyped, or older than the backfill',
        'Names only tickets that begin no journey: epics, and other types that attach',
      ].map((reason, index) => ({
        code: `reason-${index}`,
        reason,
        count: [600, 200, 100, 50, 30, 20][index],
        example: `github:github.com/bank/ledger#${900 + index}`,
      })),
    },
    tickets: { total: 3_210, linked: 3_210, sampled: 0, reasons: [] },
    ...overrides,
  };
}

/** What the sources do and lack. */
export function buildSourceList(
  overrides: Partial<SourceList> = {},
): SourceList {
  return {
    asOf: AS_OF,
    items: exampleSources,
    linking: buildLinking(),
    ...overrides,
  };
}
