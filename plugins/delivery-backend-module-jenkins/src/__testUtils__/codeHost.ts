import { createBackendModule } from '@backstage/backend-plugin-api';
import { deliveryEventSourceExtensionPoint } from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptGitHub } from '@delivery-stack/flow/adapters';
import { commit, HOUR } from './testController';

export const CODE_HOST = 'code-host';

const page = 'https://git.harbour.example/bank/ledger';
const iso = (at: number) => new Date(at).toISOString();

/** A pull request that was merged at an instant, as the commit that builds check out. */
const merged = (number: number, at: number) => ({
  number,
  url: `https://git.harbour.example/api/v3/repos/bank/ledger/pulls/${number}`,
  html_url: `${page}/pull/${number}`,
  state: 'closed',
  title: `PAY-${number} Pay at night`,
  user: { login: 'ines', id: 1, type: 'User' },
  draft: false,
  created_at: iso(at - 20 * HOUR),
  updated_at: iso(at),
  closed_at: iso(at),
  merged_at: iso(at),
  merge_commit_sha: commit(number),
  labels: [],
  head: { ref: `night-${number}`, sha: commit(10_000 + number) },
  base: {
    ref: 'main',
    sha: commit(20_000 + number),
    repo: { full_name: 'bank/ledger', html_url: page },
  },
});

/**
 * Who hosts the code that Jenkins builds: Jenkins alone makes no journey.
 *
 * @param merges - Instants of merges by the numbers of the changes.
 */
export const codeHost = (merges: ReadonlyMap<number, number>) =>
  createBackendModule({
    pluginId: 'delivery',
    moduleId: 'code-host',
    register(env) {
      env.registerInit({
        deps: { sources: deliveryEventSourceExtensionPoint },
        async init({ sources }) {
          sources.addEventSource({
            id: CODE_HOST,
            title: 'Code host',
            schedule: {
              frequency: { minutes: 10 },
              timeout: { minutes: 5 },
              scope: 'global',
            },
            run: async ({ sink }) => {
              const changes = [...merges].map(each => merged(...each));
              await sink.adapt(changes.map(each => adaptGitHub(each)));
            },
          });
        },
      });
    },
  });
