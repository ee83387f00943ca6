import { Pattern } from '@delivery-stack/patterns';

type Values = Readonly<Record<string, unknown>>;

interface Range {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A form that is filled in with as little as it takes. @public */
export function formValues(pattern: string, name: string): Values {
  const required: Record<string, Values> = {
    analytics: { dataset: 'transactions-masked', purpose: 'reporting' },
    'database-change': { database: 'orders' },
  };
  return {
    name,
    owner: 'group:default/pod-payments',
    region: 'eu-central',
    dataClass: 'internal',
    ...required[pattern],
  };
}

/** Every parameter at one end of the range that is signed. @public */
export function boundaryValues(
  pattern: Pattern,
  end: 'lowest' | 'highest',
): Values {
  const values: Record<string, unknown> = {};
  for (const [parameter, entry] of Object.entries(pattern.spec.envelope)) {
    if ('schema' in entry) {
      const { enum: all, const: only, ...range } = entry.schema as Range;
      values[parameter] =
        end === 'lowest'
          ? only ?? all?.[0] ?? range.minimum
          : only ?? all?.[all.length - 1] ?? range.maximum;
    }
  }
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
}
