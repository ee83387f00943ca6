import { Passage, Round } from './passage';

/**
 * Whether a gate caught something: it sent the subject back, and the subject
 * really changed before it was approved.
 *
 * @remarks
 * A passage that was sent back and never approved caught something if the
 * subject changed. What is not recorded was not caught: a ledger must not
 * flatter itself.
 *
 * @public
 */
export function isCaught(passage: Pick<Passage, 'rounds'>): boolean {
  return passage.rounds.some(
    ({ returned, changed }) => returned !== undefined && changed === true,
  );
}

/**
 * Whether a round was approved without anybody seeing to it: no comment, no
 * change, decided within the limit.
 *
 * @param limit - Milliseconds; `rubberStamp` of the configuration.
 * @returns undefined where comments are not recorded, so that only the source
 * could say.
 * @public
 */
export function isRubberStamp(
  round: Round,
  limit: number,
): boolean | undefined {
  const { asked, decided, decision, commented, changed } = round;
  if (decision !== 'approved' || decided === undefined) {
    return false;
  }
  if (decided - asked > limit || commented || changed) {
    return false;
  }
  return commented === undefined ? undefined : true;
}
