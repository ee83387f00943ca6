import {
  CostFile,
  CostProblem,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { chargeOf } from './Charge';
import { ChargesDigest } from './ChargesDigest';
import { CostCell, CostCells, CostTotal, Owner } from './CostCells';
import { CostRules } from './CostRules';
import { CoveredDays, DayRange } from './CoveredDays';
import { tellable } from './tellable';

const MOST_PROBLEMS = 20;
const LONGEST_PROBLEM = 300;
/** With what stands before it: what the column takes. */
const LONGEST_REF = 200;

/** What a file says. */
export interface CostContent {
  cells: CostCell[];
  totals: CostTotal[];
  /** The same of the same charges, whatever their order. */
  digest: string;
  /** Charges that were taken. */
  rows: number;
  problemCount: number;
  /** The first of them. */
  problems: CostProblem[];
  /** Undefined: no charges, so no days. */
  covers?: DayRange;
}

/** What a file is read with. */
export interface CostReading {
  rules: CostRules;
  /** Refs of the entities that there are. */
  known: ReadonlySet<string>;
  signal: AbortSignal;
  /** Most sums; default: 250,000. */
  mostCells?: number;
}

/**
 * Reads a file through once, row by row.
 *
 * @throws Error when it comes to too much, or when no row of it is sound: then
 * something is wrong with the file, and what was known of it is better.
 */
export async function readCostFile(
  file: CostFile,
  { rules, known, signal, mostCells }: CostReading,
): Promise<CostContent> {
  const cells = CostCells.create({ most: mostCells });
  const digest = ChargesDigest.create();
  const covered = CoveredDays.create();
  const problems = collectProblems();
  let rows = 0;
  let read = 0;
  for await (const row of file.rows({ signal, onProblem: problems.add })) {
    signal.throwIfAborted();
    read += 1;
    const charge = chargeOf(row);
    if (typeof charge === 'string') {
      problems.add({ row: read, problem: charge });
      continue;
    }
    rows += 1;
    digest.add(charge);
    covered.add(charge);
    cells.add(charge, ownerOf(charge, rules, known));
  }
  signal.throwIfAborted();
  const [first] = problems.kept;
  if (rows === 0 && first) {
    throw new Error(
      `None of its rows could be taken; row ${first.row}: ${first.problem}`,
    );
  }
  return {
    cells: cells.cells(),
    totals: cells.totals(),
    digest: digest.digest(),
    rows,
    problemCount: problems.count(),
    problems: problems.kept,
    covers: covered.range(),
  };
}

/** Counts all problems, and keeps the first. */
function collectProblems() {
  const kept: CostProblem[] = [];
  let count = 0;
  return {
    kept,
    count: () => count,
    add: ({ row, problem }: CostProblem) => {
      count += 1;
      if (kept.length < MOST_PROBLEMS) {
        kept.push({ row, problem: tellable(problem, LONGEST_PROBLEM) });
      }
    },
  };
}

function ownerOf(
  charge: Parameters<CostRules['allocate']>[0],
  rules: CostRules,
  known: ReadonlySet<string>,
): Owner {
  const allocation = rules.allocate(charge);
  if ('reason' in allocation) {
    return { ref: '', reason: allocation.reason };
  }
  const { ref } = allocation;
  return known.has(ref)
    ? { ref, reason: '' }
    : { ref: '', reason: `unknown entity ${tellable(ref, LONGEST_REF)}` };
}
