import { finishSpells } from '@delivery-stack/flow';
import { periodSpells } from './periodSpells';
import { elapsedRuler } from './Ruler';
import { windowOf } from './window';

const DAY = 86_400_000;
const window = { since: 100 * DAY, until: 200 * DAY };
const days = (opened: number, ended?: number) => ({
  opened: opened * DAY,
  ...(ended !== undefined && { ended: ended * DAY }),
});

const read = (...stays: Array<ReturnType<typeof days>>) => {
  const spells = periodSpells(stays, { window, ruler: elapsedRuler });
  const rows = (columns: typeof spells.decided) =>
    [...columns.entry.view()].map((entry, row) => [
      entry / DAY,
      columns.exit.view()[row] / DAY,
    ]);
  return { decided: rows(spells.decided), open: rows(spells.open) };
};

describe('periodSpells', () => {
  it('should watch what was open before from the age it had then', () => {
    expect(read(days(90, 110), days(120, 125))).toEqual({
      decided: [
        [10, 20],
        [0, 5],
      ],
      open: [],
    });
  });

  it('should censor at the end what is open or ends after it', () => {
    expect(read(days(150), days(190, 250), days(90))).toEqual({
      decided: [],
      open: [
        [0, 50],
        [0, 10],
        [10, 110],
      ],
    });
  });

  it('should leave out what is outside, or ended before it began', () => {
    expect(read(days(50, 99), days(200), days(160, 150))).toEqual({
      decided: [],
      open: [],
    });
  });

  it('should give the worked example of censoring', () => {
    const stays = [2, 3, 5, 8].map(age => days(110, 110 + age));
    const open = [{ opened: 195 * DAY }, { opened: 187 * DAY }];
    const figures = finishSpells(
      periodSpells([...stays, ...open], { window, ruler: elapsedRuler }),
    );
    expect(figures).toMatchObject({
      n: 4,
      censored: 2,
      p50: 6.5 * 86_400,
      p85: null,
      atLeast: { p85: 13 * 86_400 },
    });
  });
});

describe('windowOf', () => {
  const asOf = Date.parse('2026-06-10T12:34:56Z');
  const iso = (request: { since?: string; until?: string }) => {
    const { since, until } = windowOf(request, asOf);
    return [new Date(since).toISOString(), new Date(until).toISOString()];
  };

  it('should be the last 90 days, from midnight UTC', () => {
    expect(iso({})).toEqual([
      '2026-03-12T00:00:00.000Z',
      '2026-06-10T12:34:56.000Z',
    ]);
  });

  it('should never end after now', () => {
    expect(iso({ since: '2026-06-01', until: '2030-01-01' })[1]).toBe(
      '2026-06-10T12:34:56.000Z',
    );
  });

  it('should read instants with their zone', () => {
    expect(
      iso({ since: '2026-03-02T09:00:00+0200', until: '2026-03-03T00:00Z' }),
    ).toEqual(['2026-03-02T07:00:00.000Z', '2026-03-03T00:00:00.000Z']);
  });

  it.each(['2026-03-02T09:00', 'Mon', '2026', ''])(
    'should not guess what %j means',
    since => {
      expect(() => iso({ since })).toThrow('since: is not an instant');
    },
  );
});
