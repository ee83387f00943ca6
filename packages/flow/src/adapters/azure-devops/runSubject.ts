import { Instant } from '../../events/instant';
import { recordIn, textIn, Values } from '../reading';
import { buildSubject, instantsOf } from './build';
import { Scope } from './scope';

/** What the records, approvals and checks of a build need to know of it. */
export interface RunSubject {
  run: string;
  repository?: string;
  headSha?: string;
  /** Known where the build itself is. */
  pipeline?: string;
  queued?: Instant;
  started?: Instant;
}

/** The run as its build tells it. */
export function runSubjectOf(build: Values, scope: Scope): RunSubject {
  const { queued, started } = instantsOf(build, scope);
  return {
    ...buildSubject(build),
    pipeline: textIn(recordIn(build, 'definition'), 'name'),
    queued,
    started,
  };
}
