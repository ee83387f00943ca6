import { CdEvent, Fact, PostureFact, toCdEvent } from '@delivery-stack/flow';
import { DAY } from '../time/instants';
import { findingStories, FindingStory, scannedRepositories } from './stories';

const SOURCE = 'https://scans.lindenhafen.example';
const OWNER = 'lindenhafen-bank';
const TOOL = 'Leuchtturm';
/** Days between two scans of a repository, and how many of them are told. */
const EVERY = 7;
const SCANS = 8;

/**
 * What the bank's scanner reported, up to yesterday.
 *
 * @remarks
 * A pure function of the day of `now`.
 *
 * @public
 */
export function bankFindings({ now }: { now: number }): PostureFact[] {
  const today = Math.floor(now / DAY) * DAY;
  return [
    ...findingStories.flatMap(story => findingFacts(story, today)),
    ...scannedRepositories.flatMap((repository, index) =>
      scanFacts(repository, today - ((index % EVERY) + 1) * DAY),
    ),
  ].sort((left, right) => left.time - right.time);
}

/** The same as CDEvents, in order of time. @public */
export function bankFindingEvents(options: { now: number }): CdEvent[] {
  return bankFindings(options).map(fact => toCdEvent(fact));
}

function findingFacts(story: FindingStory, today: number): PostureFact[] {
  const { number, repository, severity, rule, title, ended } = story;
  const opened = today - story.opened * DAY;
  const url = `${SOURCE}/${repository}/findings/${number}`;
  const report = (
    time: number,
    state: Fact<'finding.reported'>['data']['state'],
  ): PostureFact => ({
    type: 'finding.reported',
    id: `${repository}/findings/${number}/${state}/${time}`,
    source: SOURCE,
    time,
    data: {
      key: `${repository}/findings/${number}`,
      repository: `${OWNER}/${repository}`,
      kind: rule === 'vulnerable-dependency' ? 'dependency' : 'code',
      tool: TOOL,
      opened: new Date(opened).toISOString(),
      ...{ severity, state, rule, title, url },
    },
  });
  return [
    report(opened, 'open'),
    ...(ended ? [report(today - ended.days * DAY, ended.state)] : []),
  ];
}

function scanFacts(repository: string, last: number): PostureFact[] {
  return Array.from({ length: SCANS }, (_, index) => {
    const time = last - index * EVERY * DAY;
    return {
      type: 'scan.finished',
      id: `${repository}/scans/${time}`,
      source: SOURCE,
      time,
      data: {
        key: `${repository}/scans`,
        repository: `${OWNER}/${repository}`,
        kind: 'code',
        tool: TOOL,
      },
    };
  });
}
