import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import {
  idIn,
  numberIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { draftOf } from './change';
import { isSystem } from './note';
import { ruleFacts, Vote } from './ruleFacts';
import { ruleKey, Scope } from './scope';
import { secondIn } from './seconds';

const bodyOf = (note: Values) => textIn(note, 'body', 50_000) ?? '';

/** When it was first ready for review; undefined while it is a draft. */
function readyAt(
  change: Values,
  notes: readonly Values[],
  { context }: Scope,
): Instant | undefined {
  const readied = notes
    .filter(
      note =>
        isSystem(note) &&
        /\*\*ready\*\*|^unmarked as a \*\*W/.test(bodyOf(note)),
    )
    .flatMap(note => secondIn(note, 'created_at', context) ?? [])
    .sort((one, other) => one.time - other.time);
  return (
    readied[0] ??
    (draftOf(change) ? undefined : secondIn(change, 'created_at', context))
  );
}

/** Whether somebody had said something by then. */
const hadCommented = (
  voter: string | undefined,
  by: Instant,
  notes: readonly Values[],
  { context }: Scope,
) =>
  notes.some(
    note =>
      !isSystem(note) &&
      idIn(recordIn(note, 'author'), 'id') === voter &&
      (secondIn(note, 'created_at', context)?.time ?? Infinity) <= by.time,
  );

const words: ReadonlyArray<readonly [RegExp, Vote['says']]> = [
  [/^approved this merge request/, 'approved'],
  [/^unapproved this merge request/, 'withdrawn'],
  [/^requested changes/, 'withdrawn'],
  [/^reset approvals from /, 'withdrawn'],
];

/** Approvals, and what took them back, as the notes have them. */
function votesOf(notes: readonly Values[], scope: Scope): Vote[] {
  return notes.filter(isSystem).flatMap(note => {
    const at = secondIn(note, 'created_at', scope.context);
    const body = bodyOf(note);
    const says = words.find(([pattern]) => pattern.test(body))?.[1];
    const isReset = body.startsWith('reset');
    const voter = isReset ? undefined : idIn(recordIn(note, 'author'), 'id');
    return at && says
      ? [
          {
            at,
            says,
            voter,
            by: note.author,
            commented: hadCommented(voter, at, notes, scope),
          },
        ]
      : [];
  });
}

/** Numbers of those whose approval counts; undefined: everybody's. */
function countsFor(rule: Values): ReadonlySet<string> | undefined {
  const people = [
    ...recordsIn(rule, 'eligible_approvers'),
    ...recordsIn(rule, 'approved_by'),
  ].flatMap(user => idIn(user, 'id') ?? []);
  return textIn(rule, 'rule_type') === 'any_approver' || people.length === 0
    ? undefined
    : new Set(people);
}

/** How many approvals a rule asks for. */
const requiredBy = (rule: Values) => numberIn(rule, 'approvals_required') ?? 0;

/**
 * The rules by which a merge request has to be approved: one round each, from
 * ready to as many approvals as the rule requires.
 *
 * @remarks
 * The rule says how many and of whom, the notes say who and when. It is read
 * as it is now: one that was changed is applied to what was said before, and
 * what was satisfied under an older one stays decided. A push that resets
 * approvals opens it again. A gate names a rule in `approval`.
 */
export function changeRuleFacts(
  change: Values,
  of: { key: string; notes: readonly Values[]; state: Values },
  scope: Scope,
): AnyFact[] {
  const { key, notes, state } = of;
  const asked = readyAt(change, notes, scope);
  const ended =
    secondIn(change, 'merged_at', scope.context) ??
    secondIn(change, 'closed_at', scope.context);
  // One that ended before it was ready was never put to anybody.
  if (!asked || (ended && ended.time < asked.time)) {
    return [];
  }
  const votes = votesOf(notes, scope);
  return recordsIn(state, 'rules')
    .filter(rule => requiredBy(rule) > 0)
    .flatMap(rule => {
      const people = countsFor(rule);
      return ruleFacts(
        {
          data: {
            key: ruleKey(key, idIn(rule, 'id') ?? textIn(rule, 'name') ?? ''),
            name: textIn(rule, 'name'),
            change: key,
            repository: scope.place.repository,
            url: textIn(change, 'web_url'),
          },
          required: requiredBy(rule),
          asked,
          ended,
        },
        votes.filter(
          ({ voter }) => !people || voter === undefined || people.has(voter),
        ),
        scope,
      );
    });
}
