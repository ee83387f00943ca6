import { FileChange } from '@delivery-stack/backstage-plugin-delivery-common';
import { MINUS } from '../../format';

/** A line of a difference; a number where the line stands in that content. */
export interface DiffLine {
  kind: 'added' | 'removed' | 'same';
  sign: string;
  before: number | undefined;
  after: number | undefined;
  text: string;
}

/** Numbers the lines of a hunk, before and after. */
export function numberLines(hunk: FileChange['hunks'][number]): DiffLine[] {
  let before = hunk.oldStart;
  let after = hunk.newStart;
  return hunk.lines.map(line => {
    const text = line.slice(1);
    if (line.startsWith('+')) {
      return {
        kind: 'added',
        sign: '+',
        before: undefined,
        after: after++,
        text,
      };
    }
    if (line.startsWith('-')) {
      return {
        kind: 'removed',
        sign: MINUS,
        before: before++,
        after: undefined,
        text,
      };
    }
    return { kind: 'same', sign: '', before: before++, after: after++, text };
  });
}
