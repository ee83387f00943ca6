import { AdapterContext } from '@delivery-stack/flow/adapters';
import { JiraStatus } from '../api/types';

type Categories = NonNullable<AdapterContext['statusCategories']>;
type Category = Categories[string];

const isCategory = (key: unknown): key is Category =>
  key === 'new' || key === 'indeterminate' || key === 'done';

/**
 * The category of each status: by id, and by name where all statuses of that
 * name agree, because projects that teams manage name theirs as they like.
 */
export function statusCategoriesOf(
  statuses: readonly JiraStatus[],
): Categories {
  const byId: Record<string, Category> = {};
  const byName = new Map<string, Set<Category>>();
  for (const { id, name, statusCategory } of statuses) {
    const key = statusCategory?.key;
    if (isCategory(key)) {
      byId[id] = key;
      byName.set(name, (byName.get(name) ?? new Set()).add(key));
    }
  }
  const agreed = [...byName].filter(([, categories]) => categories.size === 1);
  return {
    ...Object.fromEntries(
      agreed.map(([name, categories]) => [name, [...categories][0]]),
    ),
    ...byId,
  };
}
