/** Sets that only ever grow together: union-find with path halving. */
export class DisjointSets<T> {
  readonly #parents = new Map<T, T>();

  /** Makes a set of one, unless the item is in a set already. */
  add(item: T): void {
    if (!this.#parents.has(item)) {
      this.#parents.set(item, item);
    }
  }

  union(one: T, other: T): void {
    this.add(one);
    this.add(other);
    this.#parents.set(this.#root(one), this.#root(other));
  }

  /** All sets, each in the order in which its items were added. */
  sets(): T[][] {
    const sets = new Map<T, T[]>();
    for (const item of this.#parents.keys()) {
      const root = this.#root(item);
      const set = sets.get(root) ?? [];
      set.push(item);
      sets.set(root, set);
    }
    return [...sets.values()];
  }

  #root(item: T): T {
    let at = item;
    let parent = this.#parents.get(at)!;
    while (parent !== at) {
      const grandparent = this.#parents.get(parent)!;
      this.#parents.set(at, grandparent);
      at = grandparent;
      parent = this.#parents.get(at)!;
    }
    return at;
  }
}
