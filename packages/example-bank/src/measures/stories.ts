/** How one measure went; instants are those of the record before it is moved. */
export interface MeasureStory {
  measure: string;
  /** Instant and figure, earliest first; straight lines between them. */
  points: ReadonlyArray<readonly [at: number, value: number]>;
  /** Most that a day differs from its line. */
  noise: number;
  digits: number;
  /** From, and up to without: the database was moved, and nobody counted. */
  gaps?: ReadonlyArray<readonly [from: number, until: number]>;
}

const on = (month: number, day: number) => Date.UTC(2026, month - 1, day);
/** A little beyond any `now`. */
const END = Date.UTC(2027, 0, 4);

/**
 * Advisers began to call a fortnight after the first market got its scores (the
 * ticketed initiative, in production on 2 April): on 16 April, 45 days after the
 * need, more than half of them did, and it stayed so.
 */
const advisersWhoCall: MeasureStory = {
  measure: 'advisers-who-call',
  points: [
    [on(2, 2), 17],
    [on(4, 2), 20],
    [on(4, 15), 47],
    [on(4, 16), 52],
    [on(6, 1), 63],
    [END, 69],
  ],
  noise: 0.9,
  digits: 1,
};

/** What the calls are for: on its way, and in time. */
const customersWhoStay: MeasureStory = {
  measure: 'customers-who-stay',
  points: [
    [on(2, 2), 42],
    [on(4, 16), 42.2],
    [END, 54.5],
  ],
  noise: 0.7,
  digits: 1,
};

/** Gets faster, too slowly to be there when it is due. */
const slowestPayments: MeasureStory = {
  measure: 'slowest-instant-payments',
  points: [
    [on(2, 2), 14.1],
    [on(6, 1), 13.2],
    [END, 11.3],
  ],
  noise: 0.25,
  digits: 2,
};

/** Rose, and has stood still since summer; nobody counted for three weeks of it. */
const openedInOneDay: MeasureStory = {
  measure: 'accounts-opened-in-a-day',
  points: [
    [on(2, 2), 38],
    [on(6, 15), 44.5],
    [END, 44.4],
  ],
  noise: 0.8,
  digits: 1,
  gaps: [[on(8, 3), on(8, 24)]],
};

/** Every measure that a query of `app-config.yaml` asks for. */
export const measureStories = [
  advisersWhoCall,
  customersWhoStay,
  slowestPayments,
  openedInOneDay,
];
