import { InvalidArgumentError, Option } from 'commander';
import { PolicyResult } from '../environment/verdict';

/** The instance takes no more. */
const MOST_POLICIES = 100;

/** A name as `pattern.yaml` writes it, and what was found. */
const SHAPE = /^([a-z][a-z0-9-]{0,62})=(pass|fail)$/;

/** `--policy default-deny=pass`, repeatable. */
export function policyOption(): Option {
  return new Option(
    '--policy <name=pass|fail>',
    'what another tool found about a policy; repeatable',
  )
    .default([])
    .argParser(parsePolicy);
}

function parsePolicy(text: string, before: PolicyResult[]): PolicyResult[] {
  const found = SHAPE.exec(text);
  if (!found) {
    throw new InvalidArgumentError('Write it like default-deny=pass.');
  }
  const [, name, result] = found;
  if (before.some(each => each.name === name)) {
    throw new InvalidArgumentError(`${name} is given twice.`);
  }
  if (before.length === MOST_POLICIES) {
    throw new InvalidArgumentError(`There are more than ${MOST_POLICIES}.`);
  }
  return [...before, { name, result: result as PolicyResult['result'] }];
}
