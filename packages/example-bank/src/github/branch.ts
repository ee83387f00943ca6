import { Change } from '../model/change';

const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);

/** Name of a change's branch; people put the ticket's key into it. */
export function branchOf(change: Change): string {
  const { bot, scaffolded, ticket, subject } = change;
  if (bot && !scaffolded) {
    return `bumper/${slug(subject)}`;
  }
  const kind = scaffolded ? 'scaffold' : 'feature';
  return ticket?.key
    ? `${kind}/${ticket.key}-${slug(subject)}`
    : `tidy/${slug(subject)}`;
}

/** Title of a change; the key stands first. */
export function titleOf({ ticket, subject }: Change): string {
  return ticket?.key ? `${ticket.key} ${subject}` : subject;
}
