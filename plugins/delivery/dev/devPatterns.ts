/** DEV DATA: everything here is made up, and only for looking at the pages. */
import {
  PatternApi,
  PatternSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  AS_OF,
  buildPattern,
  buildPatternDetail,
  createExamplePatternApi,
} from '../src/__testUtils__';

/** A pattern in each state; the first waits for whoever looks. */
const devPatterns: PatternSummary[] = [
  buildPattern({
    state: 'waiting',
    until: undefined,
    functions: [
      { function: 'security', state: 'older' },
      { function: 'compliance', state: 'valid' },
    ],
  }),
  buildPattern({
    ref: 'template:default/analytics-workbench',
    title: 'Analytics workbench',
  }),
  buildPattern({
    ref: 'template:default/batch-job',
    title: 'Batch job',
    state: 'expiresSoon',
    until: '2026-12-04T18:00:00Z',
    functions: [{ function: 'compliance', state: 'expiresSoon' }],
  }),
  buildPattern({
    ref: 'template:default/event-stream',
    title: 'Event stream',
    state: 'notAsked',
    until: undefined,
    askedAt: undefined,
    functions: [{ function: 'security', state: 'missing' }],
  }),
  buildPattern({
    ref: 'template:default/old-service',
    title: 'Old service',
    state: 'unreadable',
    version: undefined,
    digest: undefined,
    until: undefined,
    functions: [],
    problem: 'pattern.yaml is missing; put it beside template.yaml',
  }),
];

/** The example backend of the dev app, for patterns. */
export const devPatternApi: PatternApi = createExamplePatternApi({
  listPatterns: async () => ({ asOf: AS_OF, items: devPatterns }),
  getPattern: async ref =>
    buildPatternDetail(devPatterns.find(pattern => pattern.ref === ref)),
});
