import { ConstraintCheck } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatPercent, NO_BREAK_SPACE } from '../../format';
import { figure, figureIn } from '../Outcome/words';
import { moneyText } from './money';

/** A figure of a check in its unit: `99.93 %`, `11 000 EUR`, `2 findings`. */
export function checkFigure(value: number, unit: string): string {
  if (unit === 'share') {
    return `${figure(Number((value * 100).toFixed(4)))}${NO_BREAK_SPACE}%`;
  }
  if (/^[A-Z]{3}$/.test(unit)) {
    return moneyText({ amount: value, currency: unit });
  }
  // What is counted comes as a plural: `findings`.
  const counted = value === 1 && /^[a-z -]{3,}s$/.test(unit);
  return figureIn(value, counted ? unit.slice(0, -1) : unit);
}

/** `11 000 EUR of at most 12 000 EUR` */
export function againstLimit(check: ConstraintCheck): string {
  const { now, limit, unit, bound } = check;
  const most = bound === 'atMost' ? 'at most' : 'at least';
  const left = now === null ? 'not known' : checkFigure(now, unit);
  return `${left}, ${most} ${checkFigure(limit, unit)}`;
}

/** What is left before it fails, or by how much it fails. */
export function headroomWords(check: ConstraintCheck): string {
  const { headroom, unit } = check;
  if (headroom === null) {
    return 'not known';
  }
  return headroom < 0
    ? `${checkFigure(-headroom, unit)} beyond`
    : `${checkFigure(headroom, unit)} left`;
}

/**
 * Which share of what is allowed is used up; undefined where there is no such.
 *
 * @remarks Of a share that has to stay above a limit, what may be missing: an
 * availability of 99.93 % against 99.90 % has used 70 % of it.
 */
export function usedShare(check: ConstraintCheck): number | undefined {
  const { now, limit, unit, bound } = check;
  if (now === null) {
    return undefined;
  }
  if (bound === 'atMost') {
    return limit > 0 ? Math.max(0, now / limit) : Number(now > 0);
  }
  return unit === 'share' && limit < 1
    ? Math.max(0, (1 - now) / (1 - limit))
    : undefined;
}

/** `92 % used` */
export function usedWords(share: number): string {
  return `${formatPercent(share)} used`;
}

/** Only what leads into the app or to a page: anything else is text. */
export function isLink(evidence: string): boolean {
  return /^https?:\/\//i.test(evidence) || /^\/(?![/\\])/.test(evidence);
}
