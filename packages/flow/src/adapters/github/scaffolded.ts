import { AdapterContext, matcherOf } from '../context';
import { recordIn, recordsIn, textIn, Values } from '../reading';

type Sign = 'author' | 'title' | 'branch' | 'label';

const splits = new WeakMap<readonly string[], Record<Sign, string[]>>();

/** Sorts the configured signs by what they are about; without a prefix: the author. */
function signsOf(configured: readonly string[]): Record<Sign, string[]> {
  let signs = splits.get(configured);
  if (!signs) {
    signs = { author: [], title: [], branch: [], label: [] };
    for (const each of configured) {
      const prefixed = /^(author|title|branch|label):(.+)$/s.exec(each);
      signs[(prefixed?.[1] as Sign) ?? 'author'].push(prefixed?.[2] ?? each);
    }
    splits.set(configured, signs);
  }
  return signs;
}

/**
 * Says whether the scaffolder made a change, by the configured signs.
 *
 * @param lasting - only by signs that nobody edits: author and branch
 */
export function isScaffolded(
  change: Values,
  context: AdapterContext,
  lasting: boolean,
): boolean {
  const signs = signsOf(context.scaffolderAuthors ?? []);
  return (
    matcherOf(signs.author)(textIn(recordIn(change, 'user'), 'login')) ||
    matcherOf(signs.branch)(textIn(recordIn(change, 'head'), 'ref')) ||
    (!lasting &&
      (matcherOf(signs.title)(textIn(change, 'title')) ||
        recordsIn(change, 'labels').some(label =>
          matcherOf(signs.label)(textIn(label, 'name')),
        )))
  );
}
