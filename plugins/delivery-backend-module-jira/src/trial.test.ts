import {
  everyFault,
  issueWebhook,
  JiraSite,
  ServedSite,
  serveJira,
  signedWebhook,
} from '@delivery-stack/vendor-replay';
import {
  describeTrials,
  itSurvivesKills,
  itTakesWebhooks,
  itWithstandsFaults,
} from '@delivery-stack/vendor-replay/trial';
import { connectionTo } from './__testUtils__/connected';
import {
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  statuses,
  Step,
  ticket,
  wholeTicket,
} from './__testUtils__/tickets';
import feature from './index';

const SECRET = 'only the site knows';
const TICKETS = 52;

const created = (number: number) => MONDAY + number * 6 * HOUR;

/** Decided at once, with or without a word. */
const hasty = (number: number): Step[] => [
  { at: created(number) + DAY, to: 'review' },
  { at: created(number) + DAY + MINUTE, to: 'done' },
];

function theTicket(number: number) {
  if (number % 5 === 0) {
    const comments = number % 2 ? [] : [created(number) + DAY + 30_000];
    return ticket(number, {
      created: created(number),
      steps: hasty(number),
      comments,
    });
  }
  return wholeTicket(number, { created: created(number) });
}

/** A site as it stands when so many of its tickets are made. */
function filledSite(
  deployment: 'cloud' | 'dataCenter',
  tickets = TICKETS,
): JiraSite {
  const site = JiraSite.create({
    deployment,
    statuses: Object.values(statuses),
  });
  for (let number = 1; number <= tickets; number += 1) {
    site.put(theTicket(number));
  }
  // One that a search cuts off, sent back again and again, and still open.
  const steps = Array.from({ length: 60 }, (_, place): Step => {
    const at = created(1) + place * HOUR;
    return { at, to: place % 2 ? 'work' : 'review' };
  });
  site.put(ticket(900, { created: MONDAY, steps }));
  return site;
}

const deliveryOf = (served: ServedSite) => ({
  gates: [
    {
      id: 'security-review',
      function: 'security',
      kind: 'approval',
      match: [
        {
          source: 'jira',
          status: 'Security review',
          returnsTo: 'In progress',
        },
      ],
    },
  ],
  sources: {
    jira: {
      main: connectionTo(served, {
        since: 'P10Y',
        requestTimeout: 'PT1S',
        webhooks: { secret: SECRET },
      }),
    },
  },
});

const throughFaults = {
  faults: () => everyFault({ every: 2 }),
  statuses: [0, 200, 401, 403, 429, 502],
  /** Behind the first page that comes through. */
  expire: ({ server, access }: ServedSite) => {
    const good = [...access.accepted];
    let expired = false;
    server.onRequest(({ target, status }) => {
      if (!expired && target.includes('search') && status === 200) {
        expired = true;
        access.accepted.clear();
      }
    });
    return () => good.forEach(each => access.accepted.add(each));
  },
};

describeTrials(
  {
    vendor: 'Jira',
    module: '@delivery-stack/backstage-plugin-delivery-backend-module-jira',
    features: [feature],
    source: 'jira-main',
    stories: TICKETS,
    now: MONDAY + 60 * DAY,
    fill: () => filledSite('cloud'),
    serve: (site, faults) => serveJira({ site, faults }),
    delivery: deliveryOf,
  },
  bench => {
    itWithstandsFaults(bench, throughFaults);

    itTakesWebhooks(bench, {
      begin: () => filledSite('cloud', 20),
      goOn: site => {
        const bodies: object[] = [];
        for (let number = 21; number <= TICKETS; number += 1) {
          site.put(theTicket(number));
          bodies.push(
            issueWebhook(theTicket(number), 'jira:issue_updated'),
            issueWebhook(theTicket(number), 'jira:issue_created'),
          );
        }
        return bodies.map(each => JSON.stringify(each));
      },
      sign: body => signedWebhook(JSON.parse(body), SECRET).headers,
      forge: body => [signedWebhook(JSON.parse(body), 'guessed').headers],
      tellsFacts: false,
    });

    describe('with pages enough that some are stored while the last one is asked for', () => {
      itSurvivesKills(
        bench.filledWith(() => filledSite('cloud', 2 * TICKETS)),
        { after: requests => [requests - 1] },
      );
    });

    // The API differs, and the store does not care: one of them twice is enough.
    if (bench.databaseId === 'SQLITE_3') {
      describe('as Data Center', () => {
        itWithstandsFaults(
          bench.filledWith(() => filledSite('dataCenter')),
          throughFaults,
        );
      });
    }
  },
);
