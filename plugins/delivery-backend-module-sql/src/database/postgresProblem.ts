import { DatabaseProblem, tookTooLong, wouldWrite } from './DatabaseProblem';

const SQLSTATE = /^[0-9A-Z]{5}$/;
/** Codes of Node and TLS: `ECONNREFUSED`, `DEPTH_ZERO_SELF_SIGNED_CERT`. */
const NODE_CODE = /^[A-Z][A-Z0-9_]{2,60}$/;
const LONGEST = 200;

/** Problems with a cure of their own, by SQLSTATE. */
const known: Record<string, (timeout: number) => DatabaseProblem> = {
  '3D000': () =>
    new DatabaseProblem(
      'connection',
      'the database does not exist; correct connection',
    ),
  '57014': tookTooLong,
  // A statement that writes, and one that tries to allow it.
  '25006': wouldWrite,
  '25001': wouldWrite,
  '42501': () =>
    new DatabaseProblem(
      'query',
      'reads what its user may not; grant that user SELECT on it, and nothing more',
    ),
  '42601': () =>
    new DatabaseProblem(
      'query',
      'is not one statement that selects (42601); correct sql',
    ),
};

/**
 * What went wrong, in our words.
 *
 * @param error - What node-postgres threw.
 * @param timeout - Of the query, milliseconds.
 */
export function postgresProblem(
  error: Error & { code?: string },
  timeout: number,
): DatabaseProblem {
  const { code = '', message } = error;
  if (!SQLSTATE.test(code)) {
    const why = NODE_CODE.test(code) ? ` (${code})` : '';
    return unreachable(why);
  }
  // Class 42 speaks of names in the query alone; others quote rows and users.
  const detail = code.startsWith('42') ? message.slice(0, LONGEST) : undefined;
  const { about, message: problem } =
    known[code]?.(timeout) ?? byClass(code, code.slice(0, 2));
  return new DatabaseProblem(about, problem, detail);
}

function unreachable(why: string): DatabaseProblem {
  return new DatabaseProblem(
    'connection',
    `cannot be reached${why}; see that the database is up, and correct connection`,
  );
}

function byClass(code: string, sqlClass: string): DatabaseProblem {
  switch (sqlClass) {
    case '28':
      return new DatabaseProblem(
        'connection',
        'the database refused the user or the password; correct connection',
      );
    case '08':
    case '53':
    case '57':
      return unreachable(` (${code})`);
    case '42':
      return new DatabaseProblem(
        'query',
        `does not fit the tables of the database (${code}); correct sql, the log says more`,
      );
    default:
      return new DatabaseProblem('query', `failed (${code}); correct sql`);
  }
}
