import { isUsable, todoOf } from '@delivery-stack/patterns';
import { Judgement, PatternDossier } from '../PatternDossiers';
import { Notice } from '../../notices/Notice';

/** Environments of one owner that run one content. */
export interface OwnedEnvironments {
  digest: string;
  owner: string;
  environments: number;
}

/** Tells owners that what their environments run is no longer approved. */
export function environmentNotices(
  { row }: PatternDossier,
  { digest, owner, environments }: OwnedEnvironments,
  judged: Judgement | undefined,
): Notice[] {
  if (!judged || judged.status.signedOff) {
    return [];
  }
  const open = judged.status.functions.filter(({ state }) => !isUsable(state));
  // Approved again and revoked again is another occasion.
  const occasion = open.map(
    each => `${each.function} ${each.state} ${each.signOff?.id ?? ''}`,
  );
  const many =
    environments === 1
      ? 'An environment of yours runs'
      : `${environments} environments of yours run`;
  return [
    {
      key: ['unapproved', row.ref, digest, owner, ...occasion].join('\n'),
      recipient: owner,
      title: `${many} ${row.title} ${judged.pattern.metadata.version}, which is no longer approved`,
      description: open
        .map(each => todoOf(each) ?? `${each.function}: ${each.state}`)
        .join('; '),
      severity: 'high',
    },
  ];
}
