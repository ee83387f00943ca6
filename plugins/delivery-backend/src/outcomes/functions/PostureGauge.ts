import { FindingStore } from '../../findings/FindingStore';
import {
  lookedForWords,
  Posture,
  readPosture,
  SCAN_HOLDS,
} from '../../findings/Posture';
import { DAY } from '../../projection/days';
import { FunctionGauge, GaugeContext, OwnMeasure } from './FunctionGauge';

const NAME = 'Open critical and high findings';

/**
 * Measures what scanners found in what contributes.
 *
 * @remarks
 * No finding is no posture where nobody looked: then it is not measured.
 *
 * @internal
 */
export class PostureGauge implements FunctionGauge {
  readonly #findings: Pick<FindingStore, 'openOf' | 'scansOf'>;

  static create(options: {
    findings: Pick<FindingStore, 'openOf' | 'scansOf'>;
  }): PostureGauge {
    return new PostureGauge(options.findings);
  }

  private constructor(findings: Pick<FindingStore, 'openOf' | 'scansOf'>) {
    this.#findings = findings;
  }

  async read({ components, asOf }: GaugeContext): Promise<OwnMeasure[]> {
    if (components.length === 0) {
      return [said(null, ['no component contributes'])];
    }
    const posture = await readPosture(this.#findings, components, { asOf });
    return [postureMeasure(posture, components.length)];
  }
}

function postureMeasure(posture: Posture, components: number): OwnMeasure {
  const { open, unseen, asOf } = posture;
  const grave = open.filter(({ severity }) =>
    ['critical', 'high'].includes(severity),
  );
  const count = grave.reduce((sum, each) => sum + each.open, 0);
  const isBlind = unseen.length > 0;
  return said(count === 0 && isBlind ? null : count, [
    ...grave.map(each => `${each.open} ${each.severity}`),
    ...(count > 0 ? [oldest(grave, asOf)] : []),
    lookedForWords(posture, components) ?? `none scanned in ${SCAN_HOLDS} d`,
  ]);
}

function oldest(open: Posture['open'], asOf: number): string {
  const found = Math.min(...open.map(each => each.oldest));
  return `oldest ${Math.floor((asOf - found) / DAY)} d`;
}

function said(value: number | null, notes: string[]): OwnMeasure {
  return {
    name: NAME,
    value,
    unit: 'count',
    of: 'outcome',
    ...(notes.length > 0 && { note: notes.join(', ') }),
  };
}
