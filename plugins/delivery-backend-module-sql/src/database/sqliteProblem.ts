import { DatabaseProblem, wouldWrite } from './DatabaseProblem';
import { SqliteAnswer } from './sqliteReader';

type Failure = Extract<SqliteAnswer, { failure: string }>;

/** What went wrong, in our words. */
export function sqliteProblem({
  failure,
  code,
  message,
}: Failure): DatabaseProblem {
  if (failure === 'write' || code.startsWith('SQLITE_READONLY')) {
    return wouldWrite();
  }
  if (failure === 'open' || /^SQLITE_(CANTOPEN|NOTADB|CORRUPT)/.test(code)) {
    return new DatabaseProblem(
      'connection',
      `cannot be opened (${code}); see that the file is there, is a database and may be read, and correct connection`,
    );
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new DatabaseProblem(
      'connection',
      'is locked by another process; the next reading asks again',
    );
  }
  if (failure === 'prepare') {
    // It speaks of names in the query alone.
    return new DatabaseProblem(
      'query',
      'is not one statement that selects from what there is; correct sql, the log says more',
      message,
    );
  }
  // Thrown by the driver, about what it is given for parameters.
  return ['RangeError', 'TypeError'].includes(code)
    ? new DatabaseProblem(
        'query',
        'has a parameter that is not known; only :since and :until are',
      )
    : new DatabaseProblem('query', `failed (${code}); correct sql`);
}
