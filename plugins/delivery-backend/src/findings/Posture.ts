import { DAY } from '../projection/days';
import { FindingStore, OpenFindings, Severity } from './FindingStore';

/** Days that a scan holds: who was not looked at since, is not known. */
export const SCAN_HOLDS = 30;

const MOST_NAMED = 3;

/** What was found in some components, and which of them were looked at. */
export interface Posture {
  open: readonly OpenFindings[];
  /** Components that nothing scanned in time. */
  unseen: readonly string[];
  /** In how many components what was looked for in time, by kind. */
  lookedFor: ReadonlyMap<string, number>;
  /** Epoch milliseconds. */
  asOf: number;
}

/**
 * Reads what is open in some components, and which of them nobody looked at.
 *
 * @param options - `before`: by severity, epoch ms; what was found before it is
 *   overdue.
 */
export async function readPosture(
  findings: Pick<FindingStore, 'openOf' | 'scansOf'>,
  components: readonly string[],
  options: { asOf: number; before?: Partial<Record<Severity, number>> },
): Promise<Posture> {
  const { asOf, before } = options;
  const open = await findings.openOf(components, before);
  const scans = await findings.scansOf(components);
  const recent = scans.filter(({ at }) => at >= asOf - SCAN_HOLDS * DAY);
  const seen = new Set(recent.map(({ ref }) => ref));
  const lookedFor = new Map<string, number>();
  for (const { kind } of recent) {
    lookedFor.set(kind, (lookedFor.get(kind) ?? 0) + 1);
  }
  return {
    open,
    unseen: components.filter(ref => !seen.has(ref.toLocaleLowerCase('en-US'))),
    lookedFor,
    asOf,
  };
}

/**
 * `scanned in 30 d: code 2 of 2, dependency 1 of 2`: a scan for one thing says
 * nothing of another. Nothing where nobody looked.
 */
export function lookedForWords(
  { lookedFor }: Posture,
  components: number,
): string | undefined {
  const kinds = [...lookedFor].map(
    ([kind, count]) => `${kind} ${count} of ${components}`,
  );
  return kinds.length === 0
    ? undefined
    : `scanned in ${SCAN_HOLDS} d: ${kinds.sort().join(', ')}`;
}

/** Says who was not looked at, and what to do; nothing where all were. */
export function unseenReason(
  components: readonly string[],
  unseen: readonly string[],
): string | undefined {
  if (components.length === 0) {
    return 'No component contributes to it, so there is nothing that could be scanned';
  }
  if (unseen.length === 0) {
    return undefined;
  }
  const more = unseen.length - MOST_NAMED;
  const named = unseen.slice(0, MOST_NAMED).join(', ');
  return `No scan of ${named}${
    more > 0 ? ` and ${more} more` : ''
  } was reported in ${SCAN_HOLDS} days; have its pipeline or a source send scan.finished`;
}
