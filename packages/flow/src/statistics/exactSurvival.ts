import { KaplanMeier } from './kaplanMeier';

/**
 * Compares S after a step with 1 − percent ÷ 100 in exact rationals.
 *
 * @remarks
 * Equal factors above and below the line cancel before anything is
 * multiplied. Without censoring and delayed entry one fraction remains; else
 * the rest is multiplied pairwise, so that the factors stay of equal size.
 *
 * @returns Negative, zero or positive, as S is below, at or above.
 * @internal
 */
export function compareSurvival(
  curve: KaplanMeier,
  step: number,
  percent: number,
): number {
  const powers = new Map<number, number>();
  for (let row = 0; row <= step; row += 1) {
    const atRisk = curve.atRisk[row];
    const survived = atRisk - curve.decided[row];
    if (survived === 0) {
      return -1;
    }
    powers.set(survived, (powers.get(survived) ?? 0) + 1);
    powers.set(atRisk, (powers.get(atRisk) ?? 0) - 1);
  }
  const above: bigint[] = [100n];
  const below: bigint[] = [BigInt(100 - percent)];
  for (const [factor, power] of powers) {
    const side = power > 0 ? above : below;
    for (let copies = Math.abs(power); copies > 0; copies -= 1) {
      side.push(BigInt(factor));
    }
  }
  const difference = product(above) - product(below);
  return Number(difference > 0n) - Number(difference < 0n);
}

function product(factors: bigint[]): bigint {
  let level = factors;
  while (level.length > 1) {
    const next: bigint[] = [];
    for (let index = 0; index < level.length; index += 2) {
      next.push(level[index] * (level[index + 1] ?? 1n));
    }
    level = next;
  }
  return level[0];
}
