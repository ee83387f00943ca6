import { Alert } from '../../api/types';
import { walkBack } from '../walkBack';
import { routeOf } from './AlertList';
import { AlertReading } from './AlertReading';
import { findingsIn } from './KnownAlerts';

/**
 * Reads the alerts that changed since the last run, whatever their state.
 *
 * @remarks
 * What was fixed or dismissed tells so itself, at the top of the list. Its
 * ETag holds for all of it, which that of a list of open alerts does not: one
 * that is closed may have stood on any page of it.
 *
 * @returns Whether another one is open now, or one is not any more.
 */
export async function readChanges({
  list,
  repository,
  pass,
  known,
}: AlertReading): Promise<boolean> {
  let changed = false;
  const path = `${list.path}/alerts`;
  await walkBack<Alert>(
    {
      key: `repos/${repository}/${path}`,
      route: routeOf(list),
      repository,
      parameters: { ...list.parameters, sort: 'updated', direction: 'desc' },
      timeOf: ({ created_at, updated_at }) => updated_at ?? created_at,
      store: async alerts => {
        const facts = await pass.store(repository, [{ path, body: alerts }]);
        changed = known.note(findingsIn(facts)) || changed;
        await known.save();
      },
    },
    pass,
  );
  return changed;
}
