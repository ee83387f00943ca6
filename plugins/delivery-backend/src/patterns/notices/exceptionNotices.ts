import { ExceptionRow } from '../store/patternRows';
import { Functions } from '../views/signOffView';
import { Notice } from '../../notices/Notice';
import { RECENT } from './signOffNotices';

/** What a function and whoever asked have to know about one value outside. */
export function exceptionNotices(
  row: ExceptionRow,
  options: { title: string; functions: Functions; now: number },
): Notice[] {
  const { title, functions, now } = options;
  const value = `${row.parameter} = ${row.given}`;
  const group = functions[row.function]?.group;
  if (row.state === 'open') {
    return group
      ? [
          {
            key: `exception ${row.id}`,
            recipient: group,
            title: `${value} for ${title} waits for ${row.function}`,
            description: `The envelope allows ${row.allowed}. Granted, it covers one environment.`,
            severity: 'normal',
          },
        ]
      : [];
  }
  // One that was used was told when it was granted.
  if (row.decided_ms === null || now - row.decided_ms >= RECENT) {
    return [];
  }
  const verdict =
    row.state === 'denied'
      ? 'was denied'
      : 'was granted: start the template again';
  return [
    {
      key: `exception decided ${row.id}`,
      recipient: row.by,
      title: `${value} for ${title} ${verdict}`,
      ...(row.comment !== null && { description: row.comment }),
      severity: 'normal',
    },
  ];
}
