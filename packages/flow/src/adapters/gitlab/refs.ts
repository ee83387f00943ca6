import { textIn, Values } from '../reading';
import { changeKey, Scope } from './scope';

/** What pipelines of merge requests run on: their head, or what the merge would be. */
const CHANGE_REF = /^refs\/merge-requests\/(\d+)\//;

/** The merge request that a pipeline or job runs for; others are known by their branch. */
export function changesOf(values: Values, { place }: Scope): string[] {
  const number = CHANGE_REF.exec(textIn(values, 'ref') ?? '')?.[1];
  return number ? [changeKey(place, number)] : [];
}

/** The branch; neither a tag nor a reference that GitLab made up. */
export function branchOf(values: Values): string | undefined {
  const ref = textIn(values, 'ref');
  return values.tag === true || ref?.startsWith('refs/') ? undefined : ref;
}
