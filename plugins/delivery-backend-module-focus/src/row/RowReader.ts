import { CostRow } from '@delivery-stack/backstage-plugin-delivery-node';
import { FocusRecord } from './Columns';
import { decimalText } from './decimalText';
import { instantIn } from './instant';
import { tagsIn } from './tags';

/** Longest charge period, milliseconds; beyond is a slip, such as of a year. */
const LONGEST_PERIOD = 400 * 86_400_000;
/** Longest id of an account, or name of a service, characters. */
const LONGEST_NAME = 512;
/** Texts that are remembered: neighbouring rows say much the same. */
const MOST_REMEMBERED = 2_000;
const LONGEST_REMEMBERED = 2_000;

/** Remembers what texts were understood as. */
function remembering<T>(understand: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    const before = known.get(text);
    if (before !== undefined || text.length > LONGEST_REMEMBERED) {
      return before ?? understand(text);
    }
    const understood = understand(text);
    if (known.size >= MOST_REMEMBERED) {
      known.clear();
    }
    known.set(text, understood);
    return understood;
  };
}

/** What a value says as text; nothing where it is empty or `NULL`. */
function textIn(value: unknown): string | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  const text = String(value).trim();
  return text === '' || text === 'NULL' ? undefined : text;
}

/** Understands records; what it remembers is of one file. @internal */
export class RowReader {
  readonly #instant = remembering(instantIn);
  readonly #tags = remembering(tagsIn);

  /** The charge of a record, or what is wrong with it. */
  read({ values }: FocusRecord): CostRow | string {
    const [from, to, money, effectiveCost, billedCost, account, service, tag] =
      values;
    const start = this.#instantIn(from);
    const end = this.#instantIn(to);
    if (start === undefined || end === undefined) {
      const column = start === undefined ? 'Start' : 'End';
      return `ChargePeriod${column} is no date; write one like 2026-03-01T00:00:00Z`;
    }
    if (end <= start) {
      return 'ChargePeriodEnd is not after ChargePeriodStart';
    }
    if (end - start > LONGEST_PERIOD) {
      return 'The charge period is longer than 400 days';
    }
    const currency = textIn(money)?.toUpperCase();
    if (!currency || !/^[A-Z]{3}$/.test(currency)) {
      return 'BillingCurrency is no code of three letters, like EUR';
    }
    const effective = decimalText(textIn(effectiveCost) ?? '');
    const billed = decimalText(textIn(billedCost) ?? '');
    if (effective === undefined || billed === undefined) {
      const column = effective === undefined ? 'Effective' : 'Billed';
      return `${column}Cost is no number, like -12.50`;
    }
    const tags = typeof tag === 'string' ? this.#tags(tag) : tagsIn(tag);
    if (!tags) {
      return 'Tags are no JSON object, like {"team":"cards"}, or too long';
    }
    const names = { account: textIn(account), service: textIn(service) };
    // Cut off, two of them could be the same.
    if (Object.values(names).some(text => text && text.length > LONGEST_NAME)) {
      return `SubAccountId or ServiceName is longer than ${LONGEST_NAME} characters`;
    }
    return { start, end, currency, effective, billed, tags, ...names };
  }

  #instantIn(value: unknown): number | undefined {
    if (value instanceof Date) {
      const time = value.getTime();
      return Number.isNaN(time) ? undefined : time;
    }
    return this.#instant(textIn(value) ?? '');
  }
}
