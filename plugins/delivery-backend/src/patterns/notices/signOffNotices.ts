import { isUsable, todoOf } from '@delivery-stack/patterns';
import { Judgement, PatternDossier } from '../PatternDossiers';
import { Functions } from '../views/signOffView';
import { Notice } from '../../notices/Notice';

type Standing = Judgement['status']['functions'][number];

/** Decisions older than that are history, not news. */
export const RECENT = 7 * 86_400_000;

/** What functions and authors have to know about the sign-offs of a pattern. */
export function signOffNotices(
  dossier: PatternDossier,
  { functions, now }: { functions: Functions; now: number },
): Notice[] {
  const { current } = dossier;
  const standings = current?.status.functions ?? [];
  return [
    ...standings.flatMap(each => {
      const group = functions[each.function]?.group;
      return group ? toFunction(dossier, each, group) : [];
    }),
    ...toOwner(dossier),
    ...decided(dossier, now),
  ];
}

function toFunction(
  { row, contents, current }: PatternDossier,
  standing: Standing,
  recipient: string,
): Notice[] {
  const { function: name, state, until } = standing;
  const digest = current!.digest;
  const description = todoOf(standing);
  if (state === 'expiresSoon' || state === 'expired') {
    const ends = state === 'expired' ? 'has ended' : `ends on ${dayOf(until!)}`;
    return [
      {
        key: `${state} ${row.ref} ${name} ${until}`,
        recipient,
        title: `The sign-off of ${row.title} by ${name} ${ends}`,
        ...(description && { description }),
        severity: state === 'expired' ? 'high' : 'normal',
      },
    ];
  }
  const asked = contents.find(each => each.digest === digest)?.asked_ms;
  return asked && !isUsable(state)
    ? [
        {
          key: `asked ${row.ref} ${digest} ${name}`,
          recipient,
          title: `${row.title} waits for the sign-off of ${name}`,
          ...(description && { description }),
          severity: 'normal',
        },
      ]
    : [];
}

/** A pattern that was in use and cannot be used any more, because nobody asked. */
function toOwner({ row, contents, signOffs, current }: PatternDossier) {
  const content = contents.find(({ digest }) => digest === current?.digest);
  const stopped =
    current &&
    !current.status.signedOff &&
    content?.asked_ms === null &&
    signOffs.length > 0;
  return stopped && row.owner
    ? [
        {
          key: `changed ${row.ref} ${current.digest}`,
          recipient: row.owner,
          title: `${row.title} has changed, and nobody asked for its sign-off`,
          description:
            'No environment can be made from it until its author has asked on the page of the pattern and the functions have decided.',
          severity: 'normal' as const,
        },
      ]
    : [];
}

/** The author hears what was sent back, the owner what was revoked. */
function decided(
  { row, contents, signOffs }: PatternDossier,
  now: number,
): Notice[] {
  return signOffs.flatMap(({ row: said, genuine }) => {
    const author = contents.find(({ digest }) => digest === said.digest);
    const [recipient, verb] =
      said.decision === 'revoked'
        ? [row.owner, 'revoked its sign-off of']
        : [author?.asked_by, 'sent back'];
    const isNews = genuine && now - said.at_ms < RECENT;
    return isNews && said.decision !== 'approved' && recipient
      ? [
          {
            key: `${said.decision} ${said.id}`,
            recipient,
            title: `${said.function} ${verb} ${row.title}`,
            ...(said.comment !== null && { description: said.comment }),
            severity: said.decision === 'revoked' ? 'high' : 'normal',
          } as const,
        ]
      : [];
  });
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
