import { Car, Project } from '../api/types';
import { nameOf } from '../selection';
import { Pass } from './Pass';

const PAGE = 100;

/** One that will change: it is still on its way. */
const isOpen = ({ status }: Car) => !/merged$/.test(status);

/**
 * The cars of a project's merge trains, the newest first, down to the last one
 * that is known to have arrived.
 *
 * @remarks Those that left on the way are gone; the notes of their merge requests tell it.
 */
export async function fetchMergeTrain(
  project: Project,
  pass: Pass,
): Promise<void> {
  const key = `projects/${project.id}/merge_trains`;
  const { memory } = pass.context;
  const floor = (await memory.get<number>(key)) ?? 0;
  let newest = floor;
  let oldestOpen = Infinity;
  for (let page = 1; ; page += 1) {
    const cars = (await pass.optional(
      `${nameOf(project)} merge trains`,
      pass.api.MergeTrains.all(project.id, {
        sort: 'desc',
        perPage: PAGE,
        page,
      }),
    )) as Car[] | undefined;
    const fresh = (cars ?? []).filter(({ id }) => id > floor);
    await pass.store(project, fresh);
    newest = Math.max(newest, ...fresh.map(({ id }) => id));
    oldestOpen = Math.min(
      oldestOpen,
      ...fresh.filter(isOpen).map(({ id }) => id),
    );
    if (fresh.length < PAGE) {
      break;
    }
  }
  const known = Math.min(newest, oldestOpen - 1);
  if (known !== floor) {
    await memory.set(key, known);
  }
}
