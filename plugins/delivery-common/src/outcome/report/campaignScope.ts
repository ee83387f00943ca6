import { CampaignScope } from './campaign';
import { OutcomeSummary } from './report';

/**
 * Whether an outcome is in the scope of a campaign: all that the scope names
 * applies to it, without regard to case. An empty scope holds every outcome.
 *
 * @public
 */
export function isInScope(
  summary: Pick<OutcomeSummary, 'domain' | 'owner' | 'type'>,
  scope: CampaignScope,
): boolean {
  const same = (wanted: string | undefined, had: string | undefined) =>
    wanted === undefined || (had !== undefined && lower(wanted) === lower(had));
  return (
    same(scope.domain, summary.domain) &&
    same(scope.owner, summary.owner) &&
    same(scope.type, summary.type)
  );
}

function lower(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
