/** U+202F: thousands stand apart and never break over two lines. */
const THIN = '\u202f';

/** A count as people read it: 1 000 000 with narrow no-break spaces. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, THIN);
}

const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
];

/** An ISO instant as `20 Nov 2026, 18:00 UTC`; a missing one as words. */
export function day(iso: string | null): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/.exec(iso ?? '');
  if (!parts) {
    return 'never: no events';
  }
  const [, year, month, date, time] = parts;
  return `${Number(date)} ${months[Number(month) - 1]} ${year}, ${time} UTC`;
}
