import { InputError } from '@backstage/errors';

/** What may be filled in, and where the host ends: it is never filled in. */
const PLACEHOLDER = /\{([^{}]*)\}/g;
const HOST = /^https?:\/\/[^/?#{}@\s]+(?=[/?#]|$)/i;
const KNOWN = ['since', 'until'];

const filled = (text: string, by: (name: string) => string) =>
  text.replace(PLACEHOLDER, (_, name) => by(name));

/** Address of a figure, with places for the instants that are asked for. */
export class UrlTemplate {
  readonly #text: string;
  /** Where requests may go, and nowhere else. */
  readonly origin: string;

  /** @throws InputError that says what to write. */
  static parse(text: string): UrlTemplate {
    const host = HOST.exec(text)?.[0];
    if (!host || !URL.canParse(host) || !URL.canParse(filled(text, () => ''))) {
      throw new InputError(
        'write an address like https://figures.example.com/churn, credentials go into headers',
      );
    }
    const names = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name);
    const unknown = names.find(name => !KNOWN.includes(name));
    if (unknown !== undefined) {
      throw new InputError(
        `{${unknown}} is not filled in; only {since} and {until} are`,
      );
    }
    return new UrlTemplate(text, new URL(host).origin);
  }

  private constructor(text: string, origin: string) {
    this.#text = text;
    this.origin = origin;
  }

  /** The address for a window, epoch milliseconds. */
  for(window: { since: number; until: number }): string {
    return filled(this.#text, name =>
      encodeURIComponent(
        new Date(name === 'since' ? window.since : window.until).toISOString(),
      ),
    );
  }
}
