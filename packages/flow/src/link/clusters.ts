import { Rules } from '../config/rules';
import { AnyFact } from '../events/fact';
import { changeNodeAt } from './changeAddress';
import { mentionsOf } from './mentions';
import { nodes } from './nodes';
import { attachKeysOfRecord, recordKeysFor } from './records';
import { repositoriesOf } from './repositories';

/**
 * Nodes that must be computed together with the fact's own node.
 *
 * @remarks
 * What a store keeps in disjoint sets: the connected tickets, changes and
 * commits form a cluster, and `link` of one cluster's facts (with what attaches
 * to it) gives the same journeys as `link` of everything. An epic is an edge,
 * because the root may stand above it; deployments and runs are none: a release
 * must not weld an organisation into one.
 *
 * @public
 */
export function edgesOf(fact: AnyFact, rules: Rules): string[] {
  switch (fact.type) {
    case 'ticket.created':
    case 'ticket.updated': {
      const { parent, epic, aliases = [], links = [] } = fact.data;
      const { changes = [] } = fact.data;
      const linked = links.filter(each => rules.isLinkType(each.type));
      const keys = [parent, epic, ...aliases, ...linked.map(each => each.key)];
      return [
        ...keys.flatMap(key => (key ? [nodes.ticket(key)] : [])),
        ...changes.flatMap(address => changeNodeAt(address) ?? []),
      ];
    }
    case 'commit.authored': {
      const { change } = fact.data;
      const named = mentionsOf(fact).map(nodes.ticket);
      return [...(change ? [nodes.change(fact.source, change)] : []), ...named];
    }
    case 'change.created':
    case 'change.updated':
    case 'change.drafted':
    case 'change.readied':
    case 'change.reviewrequested':
    case 'change.merged':
    case 'change.abandoned': {
      const { headSha, mergeSha } = fact.data;
      const commits = [headSha, mergeSha].flatMap(sha =>
        sha ? [nodes.commit(sha)] : [],
      );
      return [...mentionsOf(fact).map(nodes.ticket), ...commits];
    }
    default:
      return [];
  }
}

/**
 * Keys under which a fact is found that attaches to others: by the changes,
 * commits and tickets that it names, by its repository, by its run; a
 * deployment by its commit too, which brings a merge of it to production
 * however late it came, and by the run that made it; a record (`CHG0030001`)
 * by its number and by what it correlates with.
 *
 * @public
 */
export function attachKeysOf(fact: AnyFact): string[] {
  const { source, type } = fact;
  switch (type.split('.')[0]) {
    case 'ticket':
      return attachKeysOfRecord(fact);
    case 'pipelinerun':
    case 'taskrun':
    case 'approval':
    case 'timer':
      return keysOfRun(fact);
    case 'deployment':
    case 'service':
      return keysOfDeployment(fact);
    case 'incident': {
      const { deployment } = fact.data as { deployment?: string };
      return deployment ? [nodes.deployment(source, deployment)] : [];
    }
    default:
      return [];
  }
}

function keysOfDeployment(fact: AnyFact): string[] {
  const { source } = fact;
  const { repository, sha, run } = fact.data as {
    repository?: string;
    sha?: string;
    run?: string;
  };
  return [
    ...(repository
      ? [
          ...repositoriesOf(source, repository).map(repositoryKey),
          ...(sha ? [nodes.commit(sha)] : []),
        ]
      : []),
    ...(run ? [deployedByKey(nodes.run(source, run))] : []),
  ];
}

/**
 * The key under which the deployments of a run are found, by its node key.
 *
 * @remarks No cluster looks there: a run is not what brings a change along.
 *
 * @public
 */
export function deployedByKey(run: string): string {
  return `deployed by ${run}`;
}

function repositoryKey(repository: string): string {
  return `repository:${repository}`;
}

function keysOfRun(fact: AnyFact): string[] {
  const { run, headSha, changes } = fact.data as {
    run?: string;
    headSha?: string;
    changes?: string[];
  };
  return run
    ? [
        nodes.run(fact.source, run),
        ...(headSha ? [nodes.commit(headSha)] : []),
        ...(changes ?? []).map(key => nodes.change(fact.source, key)),
        ...mentionsOf(fact).map(nodes.ticket),
      ]
    : [];
}

/**
 * The keys under which a cluster looks for facts that attach to it.
 *
 * @remarks
 * Runs and deployments found under them bring further keys (their run, their
 * deployment): look those up once more with {@link furtherAttachKeys}.
 *
 * @public
 */
export function attachKeysFor(facts: Iterable<AnyFact>): string[] {
  const keys = new Set<string>();
  for (const fact of facts) {
    recordKeysFor(fact).forEach(key => keys.add(key));
    if (fact.type.startsWith('ticket.')) {
      const { key, aliases = [] } = fact.data as {
        key: string;
        aliases?: string[];
      };
      [key, ...aliases].forEach(each => keys.add(nodes.ticket(each)));
    } else if (fact.type.startsWith('change.')) {
      const data = fact.data as {
        key: string;
        repository: string;
        headSha?: string;
        mergeSha?: string;
      };
      keys.add(nodes.change(fact.source, data.key));
      keys.add(repositoryKey(`${fact.source}/${data.repository}`));
      for (const sha of [data.headSha, data.mergeSha]) {
        if (sha) {
          keys.add(nodes.commit(sha));
        }
      }
    } else if (fact.type === 'commit.authored') {
      keys.add(nodes.commit(fact.data.sha));
    }
  }
  return [...keys];
}

/**
 * Keys that attached facts bring: tasks and approvals of a run, incidents, the
 * tasks of a record.
 *
 * @public
 */
export function furtherAttachKeys(facts: Iterable<AnyFact>): string[] {
  const keys = new Set<string>();
  for (const fact of facts) {
    const { run, key } = fact.data as { run?: string; key?: string };
    if (run) {
      keys.add(nodes.run(fact.source, run));
    }
    if (fact.type.startsWith('ticket.')) {
      keys.add(nodes.ticket(key ?? ''));
    }
    if (
      fact.type.startsWith('deployment.') ||
      fact.type.startsWith('service.')
    ) {
      keys.add(nodes.deployment(fact.source, key ?? ''));
    }
  }
  return [...keys];
}
