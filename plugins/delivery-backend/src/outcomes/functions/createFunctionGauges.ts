import { ActivationStore } from '../../activations/ActivationStore';
import { DeliveryCore } from '../../deliveryCore';
import { FindingStore } from '../../findings/FindingStore';
import { Objectives } from '../constraints/Objectives';
import { ActivationGauge } from './ActivationGauge';
import { FunctionGauges } from './FunctionGauges';
import { ObjectivesGauge } from './ObjectivesGauge';
import { PostureGauge } from './PostureGauge';
import { progressGauge } from './progressGauge';
import { ThroughputGauge } from './ThroughputGauge';

/** What functions are measured by, wired. @internal */
export function createFunctionGauges(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'config' | 'stores'>,
  parts: { objectives: Objectives; findings: FindingStore },
): FunctionGauges {
  const { knex, clock, config } = core;
  const { functions } = config;
  const { objectives, findings } = parts;
  const activations = ActivationStore.create({ knex });
  const activation = (until: 'productive' | 'ready') =>
    ActivationGauge.create({ activations, clock, until });
  return FunctionGauges.create({
    functions,
    gauges: {
      progress: progressGauge,
      activation: activation('productive'),
      provisioning: activation('ready'),
      throughput: ThroughputGauge.create({ ...core.stores, clock }),
      posture: PostureGauge.create({ findings }),
    },
    objectives: new Map(
      Object.entries(functions).flatMap(([name, { objectives: address }]) =>
        address === undefined
          ? []
          : [
              [
                name,
                ObjectivesGauge.create({
                  objectives,
                  address,
                  field: `delivery.functions.${name}.objectives`,
                  clock,
                }),
              ] as const,
            ],
      ),
    ),
  });
}
