type Values = Readonly<Record<string, string>>;

/** Headers of one request's attempts, renewed once where they expired meanwhile. */
export class RenewableHeaders {
  readonly #ask: () => Promise<Values>;
  #current: Values;
  #isRenewed = false;

  static async create(ask: () => Promise<Values>): Promise<RenewableHeaders> {
    return new RenewableHeaders(ask, await ask());
  }

  private constructor(ask: () => Promise<Values>, current: Values) {
    this.#ask = ask;
    this.#current = current;
  }

  addedTo(init: RequestInit): RequestInit {
    return {
      ...init,
      headers: { ...(init.headers as Values), ...this.#current },
    };
  }

  /** True where others came, so that asking again may help. */
  async renew(): Promise<boolean> {
    if (this.#isRenewed) {
      return false;
    }
    this.#isRenewed = true;
    const before = JSON.stringify(this.#current);
    this.#current = await this.#ask();
    return JSON.stringify(this.#current) !== before;
  }
}
