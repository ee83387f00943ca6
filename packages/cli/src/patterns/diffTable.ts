import {
  DigestedPattern,
  NameChanges,
  PatternDiff,
  functionsTouched,
  isUnchanged,
} from '@delivery-stack/patterns';
import { section } from './patternTable';

/** Two contents of a pattern, and what it means for who signed the first. */
export interface PatternChange {
  from: DigestedPattern;
  to: DigestedPattern;
  diff: PatternDiff;
}

/** Functions that have to sign the second, and those whose sign-offs carry over. */
export function signersOf({ from, to, diff }: PatternChange): {
  mustSign: string[];
  carriedOver: string[];
} {
  const mustSign = functionsTouched(diff, to.pattern, from.pattern);
  const { functions } = to.pattern.spec;
  return {
    mustSign,
    carriedOver: functions.filter(name => !mustSign.includes(name)),
  };
}

/** A change as text for a terminal. */
export function diffTable(change: PatternChange): string {
  const { from, to, diff } = change;
  const { mustSign, carriedOver } = signersOf(change);
  const others = [
    ...diff.declarations.map(key => ['pattern.yaml', key]),
    ...(diff.steps ? [['template.yaml', 'spec beside its parameters']] : []),
  ];
  return [
    [`from ${from.digest}`, `to   ${to.digest}`].join('\n'),
    section('FILES', rows(diff.files)),
    section('PARAMETERS AND THEIR RANGES', rows(diff.parameters)),
    section('DECLARATIONS', others),
    isUnchanged(diff)
      ? 'Nothing changed: every sign-off stays as it is.'
      : [
          `must sign again         ${mustSign.join(', ') || 'nobody'}`,
          `sign-offs carried over  ${carriedOver.join(', ') || 'none'}`,
        ].join('\n'),
  ]
    .filter(text => text !== '')
    .join('\n\n');
}

function rows(changes: NameChanges): string[][] {
  return (['added', 'removed', 'changed'] as const).flatMap(kind =>
    changes[kind].map(name => [kind, name]),
  );
}
