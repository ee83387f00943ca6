/** Lets so many at a time, in the order in which they came. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<() => void>();

  static create(most: number): Turns {
    return new Turns(most);
  }

  private constructor(most: number) {
    this.#free = most;
  }

  /** Runs in turn; not at all where the signal fires before that. */
  async run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#take(signal);
    try {
      return await work();
    } finally {
      this.#give();
    }
  }

  async #take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#free > 0) {
      this.#free -= 1;
      return;
    }
    let stop = () => {};
    const entered = new Promise<void>((resolve, reject) => {
      stop = () => {
        this.#waiting.delete(resolve);
        reject(signal.reason);
      };
      this.#waiting.add(resolve);
    });
    signal.addEventListener('abort', stop, { once: true });
    await entered.finally(() => signal.removeEventListener('abort', stop));
  }

  /** Hands the turn on, or keeps it for whoever comes. */
  #give(): void {
    const [next] = this.#waiting;
    if (next) {
      this.#waiting.delete(next);
      next();
    } else {
      this.#free += 1;
    }
  }
}
