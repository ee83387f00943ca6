import { SchedulerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { DeliveryCore } from '../deliveryCore';
import { Glossary } from '../insight/Glossary';
import { Membership } from '../insight/Membership';
import { NoticeDesk } from '../notices/NoticeDesk';
import { NoticeStore } from '../notices/NoticeStore';
import { OutcomeStore } from '../outcomes/store/OutcomeStore';
import { SnapshotStore } from '../outcomes/store/SnapshotStore';
import { Suppression } from '../permissions/Suppression';
import { DigestDesk } from './DigestDesk';
import { KeptGates } from './KeptGates';
import { OwnedOutcomes } from './OwnedOutcomes';

type Task = Parameters<SchedulerService['scheduleTask']>[0];

/** The task that tells digests; none where they are not configured. @internal */
export function createDigests(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'config' | 'stores' | 'logger'>,
  options: { membership: Membership; notifications: NotificationService },
): Task[] {
  const { knex, config } = core;
  if (!config.digest) {
    return [];
  }
  const notices = NoticeStore.create({ knex });
  const digests = DigestDesk.create({
    ...core,
    config: config.digest,
    outcomes: OwnedOutcomes.create({
      outcomes: OutcomeStore.create({ knex }),
      snapshots: SnapshotStore.create({ knex }),
    }),
    gates: KeptGates.create({
      functions: config.functions,
      gates: core.stores.gates,
      glossary: Glossary.fromConfig(config),
      suppression: Suppression.create(options),
    }),
    notices,
    desk: NoticeDesk.create({
      ...core,
      notices,
      notifications: options.notifications,
      about: 'digest',
    }),
  });
  return [
    {
      id: 'delivery-digests',
      frequency: { minutes: 15 },
      timeout: { minutes: 10 },
      // Outcomes are recorded first where the backend was down.
      initialDelay: { minutes: 10 },
      fn: signal => digests.run(signal),
    },
  ];
}
