import { numberIn, recordIn, recordsIn, textIn, Values } from '../reading';

/** What a deployment may have waited for, as far as the answers around it say. */
export interface WaitedFor {
  /** False: nobody was asked, whatever the statuses look like. */
  people?: boolean;
  /** Minutes of the wait timer that the environment is set to. */
  timer?: number;
}

const isOf = (environment: string) => (pending: Values) =>
  textIn(recordIn(pending, 'environment'), 'name') === environment;

/** Entry of `pending_deployments` for an environment, while a run waits for it. */
export const pendingOf = (
  values: Values,
  environment: string,
): Values | undefined =>
  recordsIn(values, 'pending_deployments').find(isOf(environment));

/** The rules that an environment is set to now; undefined where they are not given. */
function rulesIn(values: Values): Values[] | undefined {
  const environment = recordIn(values, 'environment');
  return Array.isArray(environment.protection_rules)
    ? recordsIn(environment, 'protection_rules')
    : undefined;
}

/**
 * Whom, or what, a deployment to an environment waits for.
 *
 * @remarks
 * `waiting` alone does not tell people from timers, nor from the rule of an
 * app. Who is asked now is the best witness, then the settings; both may be
 * younger than the wait.
 */
export function waitedFor(values: Values, environment: string): WaitedFor {
  const pending = pendingOf(values, environment);
  const rules = rulesIn(values);
  const reviewers = pending && recordsIn(pending, 'reviewers').length > 0;
  const required = rules?.some(
    rule => textIn(rule, 'type') === 'required_reviewers',
  );
  const timer = rules?.find(rule => textIn(rule, 'type') === 'wait_timer');
  return {
    people: reviewers ?? required,
    timer: timer && numberIn(timer, 'wait_timer'),
  };
}
