import { JiraSite } from '@delivery-stack/vendor-replay';
import { stopServers } from '@delivery-stack/vendor-replay/context';
import { connected } from './__testUtils__/connected';
import {
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  person,
  Step,
  statuses,
  ticket,
  time,
  wholeTicket,
} from './__testUtils__/tickets';

afterEach(stopServers);

const emptySite = (deployment: 'cloud' | 'dataCenter' = 'cloud') =>
  JiraSite.create({
    deployment,
    statuses: Object.values(statuses),
    projects: ['PAY'],
  });

const begin = ['/myself', '/status'];

type Given = Awaited<ReturnType<typeof connected>>;

const factsAbout = ({ facts }: Given, key: string, type: string) =>
  facts().filter(
    fact => fact.type === type && (fact.data as { key: string }).key === key,
  );

const keysOf = ({ facts }: Given) => [
  ...new Set(
    facts()
      .filter(({ type }) => type === 'ticket.created')
      .map(({ data }) => (data as { key: string }).key),
  ),
];

describe.each(['cloud', 'dataCenter'] as const)('JiraSource on %s', kind => {
  const search = kind === 'cloud' ? '/search/jql' : '/search';

  it('should read issues with their changelog and comments', async () => {
    const site = emptySite(kind);
    site.put(wholeTicket(1, { comments: [MONDAY + HOUR] }));
    const given = await connected(site);
    expect(await given.run()).toEqual([...begin, search]);
    expect(given.problems).toEqual([]);
    expect(given.unrecognised()).toEqual([]);
    expect(
      given
        .facts()
        .map(({ type, time: at }) => `${(at - MONDAY) / MINUTE} ${type}`),
    ).toEqual([
      '1 ticket.created',
      '60 ticket.commented',
      '1441 ticket.statuschanged',
      '2881 ticket.statuschanged',
      '4321 ticket.closed',
      '4321 ticket.statuschanged',
      '4321 ticket.updated',
    ]);
    expect(
      factsAbout(given, 'PAY-1', 'ticket.statuschanged').map(
        ({ data }) => (data as { toCategory?: string }).toCategory,
      ),
    ).toEqual(['indeterminate', 'indeterminate', 'done']);
  });

  it('should read pages, and ask little where nothing is new', async () => {
    const site = emptySite(kind);
    for (let number = 1; number <= 120; number += 1) {
      site.put(ticket(number));
    }
    const given = await connected(site);
    const asked = await given.run();
    expect(keysOf(given)).toHaveLength(120);
    expect(asked).toEqual([...begin, search, search, search]);
    const handed = given.adaptations.length;
    expect(handed).toBe(120);
    given.restart();
    expect(await given.run()).toEqual([...begin, search]);
    expect(given.adaptations).toHaveLength(handed);
  });

  it('should fetch again what changed, and only that', async () => {
    const site = emptySite(kind);
    for (let number = 1; number <= 30; number += 1) {
      site.put(ticket(number));
    }
    const given = await connected(site);
    await given.run();
    const handed = given.adaptations.length;
    site.put(ticket(7, { steps: [{ at: MONDAY + DAY, to: 'work' }] }));
    await given.run();
    expect(given.adaptations).toHaveLength(handed + 1);
    expect(factsAbout(given, 'PAY-7', 'ticket.statuschanged')).toHaveLength(1);
    expect(given.conflicting()).toBe(0);
  });

  it('should miss no issue while others change under its pages', async () => {
    const site = emptySite(kind);
    for (let number = 1; number <= 180; number += 1) {
      site.put(ticket(number));
    }
    const given = await connected(site);
    let pages = 0;
    given.server.onRequest(({ target }) => {
      if (target.includes(search)) {
        pages += 1;
        // An issue that was read already goes to the end of the list.
        if (pages <= 3) {
          const at = MONDAY + DAY + pages * HOUR;
          site.put(ticket(pages, { steps: [{ at, to: 'work' }] }));
        }
      }
    });
    await given.run();
    expect(keysOf(given)).toHaveLength(180);
    for (const number of [1, 2, 3]) {
      expect(
        factsAbout(given, `PAY-${number}`, 'ticket.statuschanged'),
      ).toHaveLength(1);
    }
  });

  it('should go on after the last page that was stored', async () => {
    const site = emptySite(kind);
    for (let number = 1; number <= 150; number += 1) {
      site.put(ticket(number, { created: MONDAY + number * HOUR }));
    }
    const given = await connected(site);
    const { adapt } = given.context.sink;
    let stored = 0;
    given.context.sink.adapt = async parts => {
      stored += 1;
      if (stored === 3) {
        throw new Error('the process is killed');
      }
      return adapt(parts);
    };
    await expect(given.run()).rejects.toThrow('killed');
    given.restart();
    expect(await given.run()).toHaveLength(begin.length + 2);
    expect(keysOf(given)).toHaveLength(150);
    expect(given.conflicting()).toBe(0);
  });

  it('should read older issues only where they are not done', async () => {
    const site = emptySite(kind);
    const old = MONDAY - 200 * DAY;
    site.put(wholeTicket(1, { created: old }));
    site.put(ticket(2, { created: old }));
    site.put(wholeTicket(3));
    const given = await connected(site);
    await given.run();
    expect(keysOf(given)).toEqual(['PAY-2', 'PAY-3']);
    // Reaching further back reads what was left out.
    const more = await connected(site, { connection: { since: 'P400D' } });
    more.memory.set('projects/PAY', given.memory.get('projects/PAY')!);
    await more.run();
    expect(keysOf(more)).toEqual(['PAY-1', 'PAY-2', 'PAY-3']);
  });

  it('should name projects that the account does not see, and go on', async () => {
    const site = emptySite(kind);
    site.put(ticket(1));
    const given = await connected(site, {
      connection: { projects: ['SECRET', 'PAY'] },
    });
    await given.run();
    expect(keysOf(given)).toEqual(['PAY-1']);
    expect(given.problems).toMatchObject([
      { code: 'not-found', subject: 'SECRET' },
    ]);
  });

  it('should select by pattern and by annotation', async () => {
    const site = emptySite(kind);
    site.put(ticket(1));
    site.put(ticket(1, { project: 'PAYOUT' }));
    site.put(ticket(1, { project: 'NET' }));
    site.put(ticket(1, { project: 'HR' }));
    const given = await connected(site, {
      connection: { projects: ['PAY*', 'catalog'] },
      annotated: ['NET'],
    });
    await given.run();
    expect(keysOf(given).sort()).toEqual(['NET-1', 'PAY-1', 'PAYOUT-1']);
  });

  it('should say that nothing is selected', async () => {
    const given = await connected(emptySite(kind), {
      connection: { projects: 'catalog' },
    });
    await given.run();
    expect(given.problems).toMatchObject([{ code: 'configuration' }]);
  });
});

describe('what belongs to an issue', () => {
  const steps = (count: number): Step[] =>
    Array.from({ length: count }, (_, place) => ({
      at: MONDAY + DAY + place * MINUTE,
      to: place % 2 ? 'review' : 'work',
    }));

  it('should be fetched where a search cuts it off', async () => {
    const site = emptySite();
    const comments = Array.from({ length: 230 }, (_, n) => MONDAY + n * MINUTE);
    site.put(ticket(1, { steps: steps(250), comments }));
    const given = await connected(site);
    const asked = await given.run();
    expect(asked.filter(path => path.endsWith('changelog'))).toHaveLength(3);
    expect(asked.filter(path => path.endsWith('comment'))).toHaveLength(3);
    expect(factsAbout(given, 'PAY-1', 'ticket.statuschanged')).toHaveLength(
      250,
    );
    expect(factsAbout(given, 'PAY-1', 'ticket.commented')).toHaveLength(230);
    expect(factsAbout(given, 'PAY-1', 'ticket.created')[0].data).toMatchObject({
      status: 'Open',
    });
    expect(given.unrecognised()).toEqual([]);
  });

  it('should be complete on Data Center, however long', async () => {
    const site = emptySite('dataCenter');
    site.put(ticket(1, { steps: steps(250) }));
    const given = await connected(site);
    expect(await given.run()).toEqual([...begin, '/search']);
    expect(factsAbout(given, 'PAY-1', 'ticket.statuschanged')).toHaveLength(
      250,
    );
  });

  it('should have remote links asked for where the changelog tells of any', async () => {
    const site = emptySite();
    const linked = { at: MONDAY + DAY, field: 'RemoteWorkItemLink' };
    const url = 'https://github.com/harbour/ledger/pull/12';
    site.put(ticket(1, { steps: [linked] }), {
      remoteLinks: [
        { id: 1, object: { url, title: 'Pull request' } },
        { id: 2, object: { url: 'https://x.example', title: 'CHG0030001' } },
      ],
    });
    site.put(ticket(2));
    const given = await connected(site);
    const asked = await given.run();
    expect(asked.filter(path => path.endsWith('remotelink'))).toHaveLength(1);
    expect(factsAbout(given, 'PAY-1', 'ticket.updated')[0].data).toMatchObject({
      changes: [url],
      links: [{ type: 'is correlated with', key: 'CHG0030001' }],
    });
  });

  const date = (at: number) => ({ epochMillis: at, iso8601: time(at) });

  const approvals = (count: number) =>
    Array.from({ length: count }, (_, place) => ({
      id: String(place),
      name: 'Change board',
      finalDecision: 'approved',
      approvers: [{ approver: person('ruth'), approverDecision: 'approved' }],
      createdDate: date(MONDAY + DAY),
      completedDate: date(MONDAY + 2 * DAY),
    }));

  it('should have approvals asked for in service desks only', async () => {
    const site = emptySite();
    site.put(ticket(1), { approvals: approvals(1) });
    site.put(ticket(2, { isDesk: true }), { approvals: approvals(130) });
    // An issue of a desk that nobody requested has none, and says 404.
    site.put(ticket(3, { isDesk: true }));
    const given = await connected(site);
    const asked = await given.run();
    expect(asked.filter(path => path.endsWith('approval'))).toHaveLength(3);
    const closed = given
      .facts()
      .filter(({ type }) => type === 'approval.closed');
    expect(closed).toHaveLength(130);
    expect(closed[0].data).toMatchObject({
      ticket: 'PAY-2',
      name: 'Change board',
      status: 'approved',
      responder: { id: 'ruth' },
    });
    expect(given.problems).toEqual([]);
  });

  it('should keep a desk back until its approvals can be read', async () => {
    const site = emptySite();
    site.put(ticket(1, { isDesk: true }), { approvals: approvals(1) });
    site.put(ticket(1, { project: 'NET' }));
    const given = await connected(site, {
      connection: { projects: ['PAY', 'NET'] },
    });
    given.access.denied.set(/servicedeskapi/, 'scope');
    await given.run();
    expect(given.problems).toMatchObject([
      {
        code: 'missing-scope',
        subject: 'PAY',
        scopes: ['read:servicedesk-request'],
      },
    ]);
    expect(keysOf(given)).toEqual(['NET-1']);
    given.access.denied.clear();
    await given.run();
    expect(keysOf(given).sort()).toEqual(['NET-1', 'PAY-1']);
    expect(
      given.facts().filter(({ type }) => type === 'approval.closed'),
    ).toHaveLength(1);
  });

  it('should leave approvals alone where they are not wanted', async () => {
    const site = emptySite();
    site.put(ticket(1, { isDesk: true }), { approvals: approvals(1) });
    const given = await connected(site, { connection: { approvals: false } });
    expect(await given.run()).toEqual([...begin, '/search/jql']);
  });

  it('should read the fields that the configuration names', async () => {
    const site = emptySite();
    const fields = {
      customfield_1: time(MONDAY - DAY),
      customfield_2: 'PAY-9',
      customfield_3: { value: 'High' },
    };
    site.put(ticket(1, { fields, comments: [MONDAY + DAY] }));
    const given = await connected(site, {
      delivery: {
        bots: ['ruth'],
        inputs: {
          jira: {
            needField: 'customfield_1',
            epicField: 'customfield_2',
            riskField: 'customfield_3',
          },
        },
      },
    });
    await given.run();
    expect(factsAbout(given, 'PAY-1', 'ticket.updated')[0].data).toMatchObject({
      need: new Date(MONDAY - DAY).toISOString(),
      epic: 'PAY-9',
      riskClass: 'High',
      commentsComplete: true,
    });
    expect(
      factsAbout(given, 'PAY-1', 'ticket.commented')[0].data,
    ).toMatchObject({ actor: { id: 'ruth', bot: true } });
  });
});

describe('wishes', () => {
  it('should be fetched first, by key and by id', async () => {
    const site = emptySite();
    site.put(wholeTicket(1));
    site.put(ticket(2));
    const given = await connected(site);
    given.wishes.set('PAY-1', 1).set(ticket(2).id, 1);
    const asked = await given.run();
    expect(asked.slice(2, 4).sort()).toEqual([
      `/issue/${ticket(2).id}`,
      '/issue/PAY-1',
    ]);
    expect(given.wishes.size).toBe(0);
    expect(keysOf(given)).toEqual(['PAY-1', 'PAY-2']);
    expect(given.conflicting()).toBe(0);
  });

  it('should be dropped where the issue is gone or not selected', async () => {
    const site = emptySite();
    site.put(ticket(1, { project: 'HR' }));
    const given = await connected(site);
    given.wishes.set('PAY-404', 1).set('HR-1', 1);
    await given.run();
    expect(given.wishes.size).toBe(0);
    expect(given.facts()).toEqual([]);
    expect(given.problems).toEqual([]);
  });

  it('should stay where they could not be fetched, and hold nothing up', async () => {
    const site = emptySite();
    site.put(ticket(1));
    const given = await connected(site);
    given.wishes.set('PAY-1', 1);
    given.access.denied.set(/issue\/PAY-1$/, 'forbidden');
    await given.run();
    expect(given.wishes.size).toBe(1);
    expect(given.problems).toMatchObject([
      { code: 'missing-scope', subject: 'PAY-1', scopes: ['read:jira-work'] },
    ]);
    expect(keysOf(given)).toEqual(['PAY-1']);
  });

  it('should find a moved issue by its former key', async () => {
    const site = emptySite();
    site.put(ticket(1));
    site.put({ ...ticket(1), key: 'PAY-77' });
    const given = await connected(site);
    given.wishes.set('PAY-1', 1);
    await given.run();
    expect(keysOf(given)).toEqual(['PAY-77']);
  });
});

describe('credentials', () => {
  const refused = async (
    strangers: 'unauthorized' | 'captcha' | 'anonymous',
  ) => {
    const site = emptySite();
    site.put(ticket(1));
    const given = await connected(site);
    given.access.accepted.clear();
    given.access.strangers = strangers;
    return given;
  };

  it.each(['unauthorized', 'captcha', 'anonymous'] as const)(
    'should be told from missing rights when refused (%s)',
    async strangers => {
      const given = await refused(strangers);
      await expect(given.run()).rejects.toMatchObject({
        name: 'SourceUnauthorizedError',
        message: expect.stringMatching(
          strangers === 'captcha' ? /CAPTCHA/ : /myself|strangers/,
        ),
      });
      expect(given.facts()).toEqual([]);
    },
  );

  it('should not make projects look empty when they expire in the middle', async () => {
    const site = emptySite();
    for (let number = 1; number <= 120; number += 1) {
      site.put(ticket(number, { created: MONDAY + number * HOUR }));
    }
    const given = await connected(site);
    const good = [...given.access.accepted];
    given.access.strangers = 'anonymous';
    given.server.onRequest(({ target }) => {
      if (target.includes('search') && good.length > 0) {
        given.access.accepted.clear();
      }
    });
    await expect(given.run()).rejects.toMatchObject({
      name: 'SourceUnauthorizedError',
    });
    expect(keysOf(given)).toHaveLength(50);
    good.splice(0).forEach(each => given.access.accepted.add(each));
    await given.run();
    expect(keysOf(given)).toHaveLength(120);
    expect(given.conflicting()).toBe(0);
  });
});
