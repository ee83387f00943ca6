/**
 * Disjoint sets of keys, each with the key that leads it.
 *
 * @remarks
 * Union by the caller's choice of leader with path halving: O(log n) amortised.
 */
export class DisjointSets {
  readonly #parent = new Map<string, string>();

  /** The leader of the key's set; a key that was never joined leads itself. */
  find(key: string): string {
    let current = key;
    for (;;) {
      const parent = this.#parent.get(current);
      if (parent === undefined || parent === current) {
        return current;
      }
      const grandparent = this.#parent.get(parent) ?? parent;
      this.#parent.set(current, grandparent);
      current = grandparent;
    }
  }

  /** Puts both sets under `leader`, which must lead one of them. */
  join(leader: string, follower: string): void {
    if (leader !== follower) {
      this.#parent.set(follower, leader);
    }
  }
}
