import {
  CostProblem,
  CostRow,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { costRows } from '../read/costRows';

/** Reads a file of this disk through. */
export async function readAll(
  path: string,
  options: Partial<Parameters<typeof costRows>[1]> = {},
): Promise<{ rows: CostRow[]; problems: CostProblem[] }> {
  const rows: CostRow[] = [];
  const problems: CostProblem[] = [];
  const { signal } = new AbortController();
  for await (const row of costRows(path, {
    signal,
    maxBytes: 2 ** 30,
    onProblem: problem => problems.push(problem),
    ...options,
  })) {
    rows.push(row);
  }
  return { rows, problems };
}
