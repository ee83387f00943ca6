import { ErrorBudget } from '@delivery-stack/backstage-plugin-delivery-node';
import { Clock } from '../../insight/Clock';
import { kept } from '../../insight/kept';
import { Objectives } from '../constraints/Objectives';
import { FunctionGauge, GAUGE_HOLDS_MS, OwnMeasure } from './FunctionGauge';

const MOST_OBJECTIVES = 10;

/** Measures by the objectives that a function answers for, like uptime. @internal */
export class ObjectivesGauge implements FunctionGauge {
  readonly #read: () => Promise<OwnMeasure[]>;

  static create(options: {
    objectives: Pick<Objectives, 'budgets'>;
    /** Address of the OpenSLO file. */
    address: string;
    /** What names the file in the configuration. */
    field: string;
    clock: Clock;
  }): ObjectivesGauge {
    return new ObjectivesGauge(options);
  }

  private constructor(options: Parameters<typeof ObjectivesGauge.create>[0]) {
    const { objectives, address, field, clock } = options;
    const measured = async () => {
      const budgets = await objectives.budgets({ address, field, at: clock() });
      return budgets.slice(0, MOST_OBJECTIVES).map(objectiveMeasure);
    };
    this.#read = kept(measured, { clock, ms: GAUGE_HOLDS_MS });
  }

  read(): Promise<OwnMeasure[]> {
    return this.#read();
  }
}

function objectiveMeasure(budget: ErrorBudget): OwnMeasure {
  const { objective, window, actual, target, left, problem } = budget;
  const notes = [
    `promised ${percent(target)}`,
    ...(left === null
      ? []
      : [`${Math.round(left * 100)} % of the error budget left`]),
    ...(problem === undefined ? [] : [problem]),
  ];
  return {
    name: `${objective}, over ${window}`,
    value: actual,
    unit: 'share',
    of: 'organisation',
    note: notes.join(', '),
  };
}

/** `99.95 %`: promises are told apart by their last digits. */
function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))} %`;
}
