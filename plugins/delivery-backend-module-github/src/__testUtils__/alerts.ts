import {
  GitHubAlertList,
  GitHubObject,
  GitHubRepository,
} from '@delivery-stack/vendor-replay';
import { apiOf, iso, person, webOf } from './wire';

/** What only secret scanning may know. */
export const SECRET = 'hunter2-in-plain-text';

/** What the three lists have of their own. */
const contents: Record<GitHubAlertList, () => GitHubObject> = {
  'code-scanning': () => ({
    tool: { name: 'CodeQL', guid: null, version: '2.20' },
    rule: {
      id: 'js/zip',
      severity: 'error',
      security_severity_level: 'high',
      description: 'Zip slip',
    },
    most_recent_instance: {
      ref: 'refs/heads/main',
      location: { path: 'src/vault.ts', start_line: 12 },
    },
  }),
  dependabot: () => ({
    dependency: { package: { name: 'left' }, manifest_path: 'yarn.lock' },
    security_advisory: { ghsa_id: 'GHSA-1', summary: 'Bad', severity: 'low' },
    security_vulnerability: { severity: 'moderate' },
  }),
  'secret-scanning': () => ({
    secret_type: 'a_token',
    secret_type_display_name: 'A token',
    secret: SECRET,
    resolution: null,
    resolved_by: null,
  }),
};

/** Switches a list on, without any alert in it. */
export function switchOn(
  repository: GitHubRepository,
  ...lists: GitHubAlertList[]
): void {
  lists.forEach(list => repository.alerts.set(list, []));
}

/** An alert that was opened at an instant, in a list that is on with it. */
export function addAlert(
  { fullName, alerts }: GitHubRepository,
  list: GitHubAlertList,
  { number, at }: { number: number; at: number },
): GitHubObject {
  const alert = {
    number,
    created_at: iso(at),
    updated_at: iso(at),
    url: `${apiOf(fullName)}/${list}/alerts/${number}`,
    html_url: `${webOf(fullName)}/security/${list}/${number}`,
    state: 'open',
    ...contents[list](),
  };
  alerts.set(list, [...(alerts.get(list) ?? []), alert]);
  return alert;
}

/** Brings an alert to another state, by somebody where it is dismissed. */
export function closeAlert(
  alert: GitHubObject,
  state: 'fixed' | 'dismissed',
  at: number,
): void {
  Object.assign(alert, {
    state,
    updated_at: iso(at),
    [`${state}_at`]: iso(at),
    ...(state === 'dismissed' && { dismissed_by: person(7) }),
  });
}

/** An analysis of code scanning, of the default branch unless told otherwise. */
export function addAnalysis(
  { analyses }: GitHubRepository,
  id: number,
  { at, ...values }: { at: number } & GitHubObject,
): void {
  analyses.push({
    id,
    ref: 'refs/heads/main',
    commit_sha: `scanned-${id}`,
    analysis_key: 'scan.yml:analyze',
    error: '',
    created_at: iso(at),
    results_count: 0,
    tool: { name: 'CodeQL' },
    ...values,
  });
}
