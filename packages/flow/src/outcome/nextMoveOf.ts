import { DeliveryVerdict } from '../statistics';
import { Embedding } from './embedding';

/**
 * Why no gate is named.
 *
 * @remarks
 * `noGate` takes anything of the journey · `allKept`: each pays for its delay ·
 * `notEnoughEvidence` about one that might be embedded · `nothingSaved`: what
 * may be embedded runs beside something longer.
 *
 * @public
 */
export type NoMove =
  | 'noGate'
  | 'allKept'
  | 'notEnoughEvidence'
  | 'nothingSaved';

/** The one thing to do next, or why none is named. @public */
export type NextMoveOf =
  | ({ kind: 'gate' } & Embedding)
  | { kind: 'none'; reason: NoMove };

const mayChange = new Set<DeliveryVerdict>(['embed', 'target']);

/**
 * The gate whose embedding saves the most, of those that may be embedded.
 *
 * @remarks
 * The delivery test has to say `embed`, or `target` for a gate that only higher
 * risk needs. Of equal savings, the gate that takes more, then the first by id,
 * so that the same figures always name the same gate.
 *
 * @public
 */
export function nextMoveOf(embeddings: Iterable<Embedding>): NextMoveOf {
  const inJourney = [...embeddings].filter(({ takes }) => takes > 0);
  if (inJourney.length === 0) {
    return { kind: 'none', reason: 'noGate' };
  }
  const candidates = inJourney.filter(({ verdict }) => mayChange.has(verdict));
  if (candidates.length === 0) {
    const allKept = inJourney.every(({ verdict }) => verdict === 'keep');
    return { kind: 'none', reason: allKept ? 'allKept' : 'notEnoughEvidence' };
  }
  const [best] = candidates.sort(
    (left, right) =>
      right.saves - left.saves ||
      right.takes - left.takes ||
      (left.gate < right.gate ? -1 : 1),
  );
  return best.saves > 0
    ? { kind: 'gate', ...best }
    : { kind: 'none', reason: 'nothingSaved' };
}
