import { AnyFact } from '../../../events/fact';
import { told } from '../../__testUtils__/told';
import { adaptServiceNow } from '../adaptServiceNow';
import { audited, change, ofApprover } from './records';

/** A change with what is beside it. */
export const adapt = (tables: Record<string, object[]>) =>
  adaptServiceNow({ change_request: [change()], ...tables });

/** The approvals alone: `10:00 created`, `12:00 approved by account-p1`. */
export function approvals(tables: Record<string, object[]>): string[] {
  return linesOf(adapt(tables).facts);
}

/** Approvals as short lines, `~` where the time is inferred. */
export function linesOf(facts: readonly AnyFact[]): string[] {
  const all = facts.filter(({ type }) => type.startsWith('approval.'));
  return told(all).map((line, place) => {
    const sorted = [...all].sort(
      (one, other) => one.time - other.time || (one.type < other.type ? -1 : 1),
    );
    const { status = 'asked', responder } = sorted[place].data as {
      status?: string;
      responder?: { id: string };
    };
    const clock = line.split(' ')[0];
    return `${clock} ${status}${responder ? ` by ${responder.id}` : ''}`;
  });
}

/** A person's answer, as the audit has it. */
export const decided = (
  id: string,
  clock: string,
  to: string,
  from = 'requested',
): object =>
  audited(clock, [from, to], { ...ofApprover(id), user: `user-${id}` });

/** A person who is asked without a group. */
export const individual = { group: '', 'group.assignment_group': '' };
