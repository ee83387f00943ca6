import { AnyFact, CdEvent, factOf, Rules } from '@delivery-stack/flow';
import { isAddress, repositorySubject } from './repositorySubject';

/** What one event says that may move the clock of an activation. */
export interface Told {
  kind: 'run' | 'deployment' | 'change';
  time: number;
  /** Repositories that it may be about, as `repositorySubject` writes them. */
  subjects: string[];
  /** Nodes of changes and commits that it names. */
  keys: string[];
}

/** Reads an event; undefined: it moves nothing. */
export function toldBy(event: CdEvent, rules: Rules): Told | undefined {
  const { fact } = factOf(event);
  return fact && toldByFact(fact, rules, event.subject.source);
}

/**
 * Reads a fact; undefined: it moves nothing.
 *
 * @param subjectSource - Where the subject lives, if the event says so.
 */
export function toldByFact(
  fact: AnyFact,
  rules: Rules,
  subjectSource?: string,
): Told | undefined {
  const { time, source } = fact;
  const subjects = subjectsOf(fact, subjectSource);
  const told = { time, subjects, keys: [] };
  switch (fact.type) {
    case 'pipelinerun.finished': {
      const { outcome, headSha, changes = [] } = fact.data;
      const keys = [
        ...commits(headSha),
        ...changes.map(key => `change:${source}/${key}`),
      ];
      return outcome === 'success' ? { ...told, kind: 'run', keys } : undefined;
    }
    case 'service.deployed':
      return rules.isProduction(fact.data.environment)
        ? { ...told, kind: 'deployment' }
        : undefined;
    case 'commit.authored':
      return fact.data.change
        ? { ...told, kind: 'change', keys: commits(fact.data.sha) }
        : undefined;
    case 'change.created':
    case 'change.updated':
    case 'change.merged': {
      const { key, headSha, mergeSha } = fact.data;
      const keys = [`change:${source}/${key}`, ...commits(headSha, mergeSha)];
      return { ...told, kind: 'change', keys };
    }
    default:
      return undefined;
  }
}

/**
 * The repository that a fact names; where it names none, the address at which
 * its subject lives, or its sender: standard events have no other room for it.
 */
function subjectsOf(fact: AnyFact, subjectSource?: string): string[] {
  const { repository } = fact.data as { repository?: string };
  const addresses =
    repository === undefined
      ? [subjectSource ?? '', fact.source].filter(isAddress)
      : [repository];
  return [...new Set(addresses.map(repositorySubject))];
}

function commits(...shas: Array<string | undefined>): string[] {
  return shas.flatMap(sha => (sha ? [`commit:${sha}`] : []));
}
