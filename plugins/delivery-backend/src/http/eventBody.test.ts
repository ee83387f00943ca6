import { eventsOf } from './eventBody';

const event = {
  context: {
    specversion: '0.5.1',
    id: 'e-1',
    source: 'https://jira.example.com',
    type: 'dev.cdevents.ticket.created.0.2.0',
    timestamp: '2026-03-02T00:00:00Z',
  },
  subject: { id: 'PAY-1', content: {} },
};
const { id, source, type } = event.context;
const cloudEvent = { specversion: '1.0', id, source, type, data: event };

const read = (body: unknown, headers: Record<string, string> = {}) =>
  eventsOf(
    { 'content-type': 'application/json', ...headers },
    Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  );

const structured = {
  'content-type': 'application/cloudevents+json; charset=utf-8',
};
const batch = { 'content-type': 'application/cloudevents-batch+json' };
const binary = (headers: Record<string, string>) => ({
  'ce-specversion': '1.0',
  'ce-id': id,
  'ce-source': source,
  'ce-type': type,
  ...headers,
});

describe('eventsOf', () => {
  it.each([
    ['one event', read(event)],
    ['an array', read([event])],
    ['a structured CloudEvent', read(cloudEvent, structured)],
    ['a batch of CloudEvents', read([cloudEvent], batch)],
    ['a binary CloudEvent', read(event, binary({}))],
    [
      'percent-encoded headers',
      read(event, binary({ 'ce-source': 'https%3A%2F%2Fjira.example.com' })),
    ],
    [
      'base64 data',
      read(
        {
          ...cloudEvent,
          data: undefined,
          data_base64: Buffer.from(JSON.stringify(event)).toString('base64'),
        },
        structured,
      ),
    ],
  ])('should take the event out of %s', (_, enclosed) => {
    expect(enclosed).toEqual([{ event }]);
  });

  it('should keep the order, and what is wrong with each', () => {
    const other = { ...cloudEvent, id: 'e-2' };
    const bare = { ...cloudEvent, data: { amount: 1 } };
    expect(read([cloudEvent, other, 7, bare], batch)).toEqual([
      { event },
      {
        event: other,
        id: 'e-2',
        fault: "data.context.id: differs from the CloudEvent's id",
      },
      { event: 7, fault: 'is not a CloudEvent: it is not an object' },
      {
        event: bare,
        id: 'e-1',
        fault: expect.stringContaining('data.context: is missing'),
      },
    ]);
  });

  it.each([
    ['', {}, 'The body is empty'],
    ['{"a": secret}', {}, /^The body is not valid JSON$/],
    [cloudEvent, batch, 'A CloudEvents batch is an array'],
  ])('should refuse %j', (body, headers, message) => {
    expect(() => read(body, headers)).toThrow(message);
  });

  it.each(['text/plain', 'application/xml', ''])(
    'should refuse the media type %j',
    mediaType => {
      expect(() => read(event, { 'content-type': mediaType })).toThrow(
        expect.objectContaining({
          name: 'UnsupportedMediaTypeError',
          statusCode: 415,
        }),
      );
    },
  );
});
