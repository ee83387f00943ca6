import { ConfigReader } from '@backstage/config';
import { readDeliveryConfig } from './readDeliveryConfig';

const read = (delivery?: object) =>
  readDeliveryConfig(
    new ConfigReader(delivery === undefined ? {} : ({ delivery } as any)),
  );

const gate = (change: object) => ({
  gates: [
    {
      id: 'security-review',
      kind: 'approval',
      match: [{ source: 'jira', status: ['Security Review'] }],
      ...change,
    },
  ],
});

describe('readDeliveryConfig', () => {
  it('should need no configuration at all', () => {
    const config = read();
    expect(config.gates).toEqual([]);
    expect(config.retention.events).toEqual({ days: 400 });
    expect(config.schedule.projection).toEqual({ seconds: 10 });
    expect(config.ingest).toEqual({
      maxBodyBytes: 10_485_760,
      maxBatch: 5_000,
    });
  });

  it('should read what an organisation says', () => {
    const config = read({
      ...gate({ function: 'security', target: 'PT24H' }),
      functions: { security: { title: 'Security', calendar: 'default' } },
      calendars: {
        default: {
          timeZone: 'Europe/Berlin',
          week: { 'mon-fri': ['09:00-17:00'] },
        },
      },
      retention: { events: { months: 6 } },
      sources: { jira: { anything: true } },
      publish: { directory: './anywhere' },
    });
    expect(config.gates[0].target).toEqual({ elapsed: 86_400_000 });
    expect(config.retention.events).toEqual({ months: 6 });
  });

  it('should tell no digests unless it is asked to', () => {
    expect(read().digest).toBeUndefined();
    expect(read({ digest: {} }).digest).toEqual({ weekday: 'monday', hour: 7 });
    expect(read({ digest: { groups: ['Group:Pod'] } }).digest?.groups).toEqual([
      'group:default/pod',
    ]);
  });

  it.each([
    [{ gatess: [] }, `delivery: Unrecognized key: "gatess"`],
    [{ gates: 'none' }, 'delivery.gates: Invalid input: expected array'],
    [
      gate({ id: 'Security Review' }),
      'delivery.gates[0].id: must be kebab-case',
    ],
    [gate({ kind: 'wait' }), 'delivery.gates[0].kind: Invalid option'],
    [gate({ match: [] }), 'delivery.gates[0].match: Too small'],
    [
      gate({ match: [{ source: 'jira', status: 5 }] }),
      'delivery.gates[0].match[0].status',
    ],
    [
      gate({ match: [{ source: 'jira', status: ['('], returnsTo: ['(?'] }] }),
      'delivery.gates[0].match[0].returnsTo[0]: is not a valid regular expression',
    ],
    [
      gate({ match: [{ source: 'jira', statuss: ['Review'] }] }),
      'delivery.gates[0].match[0]: Unrecognized key: "statuss"',
    ],
    [
      gate({ match: [{ source: 'github' }] }),
      'delivery.gates[0].match[0]: needs status, environment, approval',
    ],
    [
      gate({ target: 'one day' }),
      `delivery.gates[0].target: 'one day' is not an ISO 8601 duration`,
    ],
    [
      gate({ function: 'secrity' }),
      `delivery.gates[0].function: 'secrity' is not among delivery.functions (pod,`,
    ],
    [
      gate({ calendar: 'berlin' }),
      `delivery.gates[0].calendar: 'berlin' is not among delivery.calendars (none)`,
    ],
    [
      { functions: { audit: { calendar: 'berlin' } } },
      `delivery.functions.audit.calendar: 'berlin'`,
    ],
    [
      {
        calendars: { default: { timeZone: 'Mars/Base', week: {} } },
      },
      'delivery.calendars.default',
    ],
    [{ catchFloor: 5 }, 'delivery.catchFloor: Too big'],
    [{ retention: { events: 'PT0S' } }, `delivery.retention.events: 'PT0S'`],
    [{ retention: { events: { fortnights: 2 } } }, 'delivery.retention.events'],
    [{ persons: { secret: 'short' } }, 'delivery.persons.secret: Too small'],
    [{ ingest: { maxBatch: 0 } }, 'delivery.ingest.maxBatch: Too small'],
    [{ digest: { weekday: 'funday' } }, 'delivery.digest.weekday: Invalid'],
    [{ digest: { hour: 24 } }, 'delivery.digest.hour: Too big'],
    [{ digest: { day: 1 } }, `delivery.digest: Unrecognized key: "day"`],
    [
      { digest: { groups: ['user:default/ann'] } },
      'delivery.digest.groups[0]: is no ref of a group; write it like group:default/payments',
    ],
    [{ steps: [{ match: 'Doing', kind: 'idle' }] }, 'delivery.steps[0].kind'],
  ])('should refuse %j and name the key', (delivery, message) => {
    expect(() => read(delivery)).toThrow(message);
  });

  it('should name every fault, and no secret', () => {
    const faulty = () =>
      read({ catchFloor: 5, persons: { secret: 'hunter2' }, rubberStamp: 'x' });
    expect(faulty).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(/rubberStamp[^]*catchFloor[^]*persons/),
      }),
    );
    expect(faulty).not.toThrow('hunter2');
  });
});
