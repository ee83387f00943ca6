import {
  DigestedPattern,
  Pattern,
  facetNames,
  rangeWords,
  riskClasses,
} from '@delivery-stack/patterns';
import { columns } from '../format/columns';
import { count } from '../format/numbers';
import { visible } from '../format/visible';

/** A pattern as text for a terminal. */
export function patternTable({
  pattern,
  digest,
  content,
}: DigestedPattern): string {
  const { metadata, spec } = pattern;
  return [
    [
      `Pattern ${metadata.name} ${metadata.version}${
        metadata.title ? `: ${visible(metadata.title)}` : ''
      }`,
      `digest ${digest}`,
      `${count(content.files.length)} files`,
    ].join('\n'),
    section('FACETS', facets(spec)),
    [
      'SIGN-OFFS',
      `  required of ${spec.functions.join(', ')}`,
      `  each holds ${spec.signOff.validFor}; the author ${
        spec.signOff.authorMaySign ? 'may sign' : 'may not sign'
      }`,
    ].join('\n'),
    section('ENVELOPE', envelope(spec)),
    section('DEPLOYMENT BY RISK', deployment(spec)),
    section(
      'POLICIES',
      spec.policies.map(({ name, enforces, checkedIn }) => [
        name,
        enforces,
        checkedIn.join(', '),
      ]),
    ),
    `Estimated cost ${spec.cost.amount} ${spec.cost.currency} per ${spec.cost.period}`,
  ]
    .filter(text => text !== '')
    .join('\n\n');
}

/** A titled table; nothing for no rows. */
export function section(title: string, rows: readonly string[][]): string {
  return rows.length > 0 ? [title, columns(rows)].join('\n') : '';
}

function facets({ facets: all }: Pattern['spec']): string[][] {
  return facetNames.map(name => {
    const facet = all[name];
    return 'provided' in facet
      ? [name, 'provided', facet.provided]
      : [name, 'waived', facet.waived];
  });
}

function envelope({ envelope: all }: Pattern['spec']): string[][] {
  return Object.entries(all).map(([name, range]) =>
    'schema' in range
      ? [name, rangeWords(range.schema), range.function]
      : [name, 'free', range.free],
  );
}

function deployment({ deployment: all }: Pattern['spec']): string[][] {
  return riskClasses.map(risk => [
    risk,
    all[risk].strategy,
    `${all[risk].rollback} rollback`,
  ]);
}
