import { toError } from '@backstage/errors';
import { FunctionGaugeName } from '@delivery-stack/flow';
import { FunctionGauge, GaugeContext, OwnMeasure } from './FunctionGauge';

/** What functions are measured by where the configuration does not say. */
const USUAL: Record<string, readonly FunctionGaugeName[]> = {
  pod: ['progress'],
  platform: ['activation', 'throughput'],
  infrastructure: ['provisioning'],
  security: ['posture'],
};

const TITLES: Record<FunctionGaugeName | 'objectives', string> = {
  progress: 'Progress of the outcome',
  activation: 'Activation',
  throughput: 'Pipeline throughput',
  provisioning: 'Provisioning',
  posture: 'Open findings',
  objectives: 'Objectives',
};

/** Measures each function by what it answers for itself. @internal */
export class FunctionGauges {
  readonly #options: Parameters<typeof FunctionGauges.create>[0];

  static create(options: {
    gauges: Readonly<Record<FunctionGaugeName, FunctionGauge>>;
    /** By function, for those that answer for objectives. */
    objectives: ReadonlyMap<string, FunctionGauge>;
    /** `delivery.functions` of the configuration. */
    functions: Readonly<
      Record<string, { measures?: readonly FunctionGaugeName[] }>
    >;
  }): FunctionGauges {
    return new FunctionGauges(options);
  }

  private constructor(options: Parameters<typeof FunctionGauges.create>[0]) {
    this.#options = options;
  }

  /** Figures of one function; one that fails says so, and takes none along. */
  async read(context: GaugeContext): Promise<OwnMeasure[]> {
    const { gauges, objectives, functions } = this.#options;
    const { name } = context;
    const names = own(functions, name)?.measures ?? own(USUAL, name) ?? [];
    const measures: OwnMeasure[] = [];
    for (const each of names) {
      measures.push(...(await readOf(gauges[each], TITLES[each], context)));
    }
    const answered = objectives.get(name);
    if (answered) {
      measures.push(...(await readOf(answered, TITLES.objectives, context)));
    }
    return measures;
  }
}

async function readOf(
  gauge: FunctionGauge,
  title: string,
  context: GaugeContext,
): Promise<OwnMeasure[]> {
  try {
    return await gauge.read(context);
  } catch (error) {
    const note = toError(error).message.slice(0, 300);
    return [
      { name: title, value: null, unit: 'count', of: 'organisation', note },
    ];
  }
}

/** Names come from entities: `constructor` is none that anybody configured. */
function own<T>(record: Readonly<Record<string, T>>, name: string) {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
