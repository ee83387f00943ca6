import {
  PatternBreakEven,
  PatternComplaint,
  PatternDetail,
  PatternState,
  PatternSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  breakEvenOf,
  Facet,
  Pattern,
  rangeWords,
} from '@delivery-stack/patterns';
import { ActivationCount } from '../../activations/ActivationCounts';
import { PatternDossier } from '../PatternDossiers';
import { Functions, isoOf, signOffView, standingView } from './signOffView';

/** Decisions that are listed. */
const HISTORY = 200;

/** Whether a pattern can be used, in one word. */
export function stateOf({ current, contents }: PatternDossier): PatternState {
  if (!current) {
    return 'unreadable';
  }
  const { digest, status } = current;
  if (status.signedOff) {
    const soon = status.functions.some(({ state }) => state === 'expiresSoon');
    return soon ? 'expiresSoon' : 'signedOff';
  }
  const asked = contents.some(
    each => each.digest === digest && each.asked_ms !== null,
  );
  return asked ? 'waiting' : 'notAsked';
}

/** A pattern in a list. */
export function summaryView(
  dossier: PatternDossier,
  count: ActivationCount,
): PatternSummary {
  const { row, contents, current } = dossier;
  const asked = contents.find(({ digest }) => digest === row.digest)?.asked_ms;
  return {
    ref: row.ref,
    title: row.title,
    ...(row.description !== null && { description: row.description }),
    ...(row.owner !== null && { owner: row.owner }),
    ...(current && {
      version: current.pattern.metadata.version,
      digest: current.digest,
    }),
    state: stateOf(dossier),
    ...(current?.status.until && { until: isoOf(current.status.until) }),
    functions: (current?.status.functions ?? []).map(
      ({ function: name, state }) => ({ function: name, state }),
    ),
    ...(asked && { askedAt: isoOf(asked) }),
    checkedAt: isoOf(row.checked_ms),
    ...(row.problem !== null && { problem: row.problem }),
    ...count,
  };
}

/** A pattern with all that is known about it. */
export function detailView(
  dossier: PatternDossier,
  options: {
    count: ActivationCount;
    functions: Functions;
    waits: PatternDetail['waits'];
    viewer: PatternDetail['viewer'];
  },
): PatternDetail {
  const { row, contents, signOffs, current } = dossier;
  const { count, functions, waits, viewer } = options;
  return {
    ...summaryView(dossier, count),
    complaints: JSON.parse(row.complaints) as PatternComplaint[],
    ...declaredView(current?.pattern),
    standings: (current?.status.functions ?? []).map(each =>
      standingView(each, { functions, signOffs, digest: current!.digest }),
    ),
    history: [...signOffs]
      .reverse()
      .slice(0, HISTORY)
      .map(each => signOffView(each.row, each.genuine)),
    contents: contents.map(each => ({
      digest: each.digest,
      version: each.version,
      seenAt: isoOf(each.seen_ms),
      ...(each.asked_ms !== null && { askedAt: isoOf(each.asked_ms) }),
      ...(each.asked_by !== null && { askedBy: each.asked_by }),
      ...(each.note !== null && { note: each.note }),
    })),
    waits,
    breakEven: breakEvenView(dossier, { functions, uses: count.environments }),
    viewer,
  };
}

function declaredView(pattern: Pattern | undefined) {
  if (!pattern) {
    return {
      facets: [],
      envelope: [],
      deployment: [],
      policies: [],
      authorMaySign: false,
    };
  }
  const { spec } = pattern;
  const { cost, standardChange, signOff } = spec;
  return {
    facets: Object.entries(spec.facets).map(([name, facet]) =>
      facetView(name, facet),
    ),
    envelope: Object.entries(spec.envelope).map(([parameter, range]) =>
      'free' in range
        ? { parameter, allowed: range.free }
        : {
            parameter,
            allowed: rangeWords(range.schema),
            range: range.schema,
            function: range.function,
          },
    ),
    deployment: Object.entries(spec.deployment).map(([riskClass, each]) => ({
      riskClass,
      strategy: each.strategy,
      rollback: each.rollback,
    })),
    cost,
    policies: spec.policies.map(({ name, enforces, checkedIn }) => ({
      name,
      enforces,
      checkedIn,
    })),
    ...(standardChange !== undefined && { standardChange }),
    validFor: signOff.validFor,
    authorMaySign: signOff.authorMaySign,
  };
}

function facetView(name: string, facet: Facet) {
  return 'provided' in facet
    ? { name, provided: facet.provided, files: facet.files ?? [] }
    : { name, waived: facet.waived, files: [] };
}

/** What reviewers say they spent, against what reviewing by hand would have taken. */
function breakEvenView(
  { signOffs, current }: PatternDossier,
  options: { functions: Functions; uses: number },
): PatternBreakEven {
  const counting = signOffs.filter(({ genuine }) => genuine);
  const spent = counting.reduce((sum, { row }) => sum + (row.minutes ?? 0), 0);
  const unstated = counting.filter(({ row }) => row.minutes === null).length;
  const saved = (current?.pattern.spec.functions ?? []).map(
    name => options.functions[name]?.reviewMinutes,
  );
  const known = saved.flatMap(each => each ?? []);
  const savedPerUse =
    known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null;
  const { usesNeeded, reached } = breakEvenOf({
    governanceMinutesOnce: spent,
    minutesSavedPerUse: savedPerUse ?? 0,
    uses: options.uses,
  });
  const isKnown = savedPerUse !== null && counting.length > unstated;
  return {
    spentMinutes: spent,
    unstated,
    savedPerUseMinutes: savedPerUse,
    uses: options.uses,
    usesNeeded: isKnown ? usesNeeded : null,
    reached: isKnown && reached,
  };
}
