import { createBackendModule } from '@backstage/backend-plugin-api';
import { deliveryEventSourceExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import { AnyFact, toCdEvent } from '@delivery-stack/flow';
import { HOUR, MONDAY } from './testInstance';

/** Gates that the changes, requests and tasks of `testInstance` stand at. */
export const gates = [
  {
    id: 'change-board',
    kind: 'approval',
    function: 'operations',
    match: [{ source: 'servicenow', approval: ['Change board'] }],
  },
  {
    id: 'assessment',
    kind: 'approval',
    function: 'operations',
    match: [{ source: 'servicenow', status: ['Assess'], returnsTo: ['New'] }],
  },
  {
    id: 'network',
    kind: 'handoff',
    function: 'infrastructure',
    match: [
      {
        source: 'servicenow',
        ticketType: ['Catalog Task'],
        status: ['Open', 'Work in Progress'],
        starts: ['Work in Progress'],
      },
    ],
  },
  {
    id: 'window',
    kind: 'timer',
    function: 'operations',
    match: [{ source: 'servicenow', timer: ['Change window'] }],
  },
];

/** The stories `PAY-1` … that changes belong to: a journey each. */
function storyFacts(count: number): AnyFact[] {
  return Array.from({ length: count }, (_, place) => ({
    type: 'ticket.created',
    id: `issue/${place + 1}/created`,
    source: 'jira:jira.example.com',
    vendor: 'jira',
    time: MONDAY + place * HOUR - HOUR,
    data: {
      key: `PAY-${place + 1}`,
      ticketType: 'Story',
      status: 'In Progress',
      title: `Story ${place + 1}`,
    },
  }));
}

/** A module whose source `stories` stands for an issue tracker. */
export const storiesModule = (count: number) =>
  createBackendModule({
    pluginId: 'delivery',
    moduleId: 'stories',
    register(env) {
      env.registerInit({
        deps: { sources: deliveryEventSourceExtensionPoint },
        async init({ sources }) {
          sources.addEventSource({
            id: 'stories',
            title: 'Stories',
            schedule: {
              frequency: { minutes: 10 },
              timeout: { minutes: 10 },
              scope: 'global',
            },
            run: async ({ sink }) => {
              await sink.ingest(storyFacts(count).map(toCdEvent));
            },
          });
        },
      });
    },
  });
