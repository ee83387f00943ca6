import { keyOf } from './JobCursor';
import { Pass } from './Pass';

/**
 * Forgets the cursors of jobs that are gone from their folders.
 *
 * @remarks
 * Jobs of branches come and go for ever. One that comes back begins anew, as
 * its numbers do. Only folders that were seen to their ends count.
 */
export async function forgetGone({ selected, context }: Pass): Promise<void> {
  const { memory } = context;
  for (const [folder, jobs] of selected.folders) {
    const key = keyOf('folders', folder);
    const before = (await memory.get<string[]>(key)) ?? [];
    const now = new Set(jobs);
    const gone = before.filter(job => !now.has(job));
    for (const job of gone) {
      await memory.delete(keyOf('jobs', job));
    }
    if (gone.length > 0 || before.length !== now.size) {
      await memory.set(key, [...now]);
    }
  }
}
