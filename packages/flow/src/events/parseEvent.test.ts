import { parseEvent } from './parseEvent';

const valid = () => ({
  context: {
    specversion: '0.5.1',
    id: 'e1',
    source: '/s',
    type: 'com.example.anything',
    timestamp: '2026-03-02T09:00:00Z',
  },
  subject: { id: 's1', content: {} as Record<string, unknown> },
});

const nested = (levels: number): unknown =>
  levels ? { n: nested(levels - 1) } : {};

describe('parseEvent', () => {
  it('takes text and parsed values', () => {
    expect(parseEvent(JSON.stringify(valid())).event).toEqual(valid());
    expect(parseEvent(valid()).event).toEqual(valid());
  });

  it('accepts version 0.4, which says `version`', () => {
    const { specversion, ...context } = valid().context;
    expect(
      parseEvent({ ...valid(), context: { ...context, version: specversion } })
        .rejected,
    ).toBeUndefined();
  });

  it.each([
    ['{', /not JSON/],
    ['[]', /the event: /],
    [undefined, /not JSON/],
    [
      { ...valid(), context: { ...valid().context, specversion: undefined } },
      /^context\.specversion is missing/,
    ],
    [{ ...valid(), context: { ...valid().context, id: '' } }, /^context\.id/],
    [
      { ...valid(), context: { ...valid().context, source: undefined } },
      /^context\.source is missing/,
    ],
    [
      { ...valid(), context: { ...valid().context, timestamp: 'NaN' } },
      /^context\.timestamp is 'NaN'.*write it like/,
    ],
    [{ context: valid().context }, /^subject is missing/],
    [
      { ...valid(), subject: { id: 's', content: nested(40) } },
      /deeper than 32/,
    ],
    [
      {
        ...valid(),
        subject: { id: 's', content: { log: 'x'.repeat(1_100_000) } },
      },
      /larger than/,
    ],
    [
      {
        ...valid(),
        subject: { id: 's', content: { log: '€'.repeat(400_000) } },
      },
      /larger than/,
    ],
    ['['.repeat(200_000), /deeper than 32/],
  ])('rejects with the field and the cure (%#)', (given, reason) => {
    expect(parseEvent(given)).toEqual({
      rejected: expect.stringMatching(reason),
    });
  });

  it('does not count brackets inside texts', () => {
    const given = valid();
    given.subject.content.title = `${'['.repeat(50)}"\\"`;
    expect(parseEvent(JSON.stringify(given)).rejected).toBeUndefined();
  });

  it('rejects what no JSON stands for', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    expect(parseEvent(cyclic).rejected).toMatch(/not JSON/);
  });
});
