import { InputError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import {
  dataSourceSchema,
  IndicatorSpec,
  sliSchema,
  Slo,
  sloSchema,
} from './schemas';
import { tooMuchIn } from './yamlLimits';

const MOST_CHARACTERS = 1_048_576;
/** Nodes that an alias may stand for, all of them together. */
const MOST_COPIES = 100;
const VERSION = 'openslo/v1';

/** What an OpenSLO file says, as much of it as is read. */
export interface OpenSloDocument {
  slos: Slo[];
  /** By their names. */
  slis: ReadonlyMap<string, IndicatorSpec>;
  /** Types of data sources, by their names. */
  dataSources: ReadonlyMap<string, string>;
}

/** Words of other people: one line, not long. */
const shown = (text: string) => `'${text.replace(/\s+/g, ' ').slice(0, 80)}'`;

const headSchema = z.object({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.object({ name: z.string() }).optional(),
});

/**
 * Reads a file of OpenSLO v1; it may hold several objects.
 *
 * @remarks
 * An SLO that is not asked for may be wrong, without harm to the one that is.
 *
 * @param name - Of the one SLO that is wanted; all of them without it.
 * @throws InputError that names the object, the field and the cure.
 */
export function readDocument(text: string, name?: string): OpenSloDocument {
  const slos: Slo[] = [];
  const slis = new Map<string, IndicatorSpec>();
  const dataSources = new Map<string, string>();
  for (const object of objectsIn(text)) {
    const { data: head } = headSchema.safeParse(object);
    if (!head || !head.apiVersion.startsWith('openslo/')) {
      continue;
    }
    requireVersion(head);
    const own = head.metadata?.name;
    if (head.kind === 'SLO' && (name === undefined || own === name)) {
      slos.push(valid(sloSchema, object, head));
    } else if (head.kind === 'SLI') {
      const { metadata, spec } = valid(sliSchema, object, head);
      slis.set(metadata.name, spec);
    } else if (head.kind === 'DataSource') {
      const { metadata, spec } = valid(dataSourceSchema, object, head);
      dataSources.set(metadata.name, spec.type);
    }
  }
  requireSlos(slos, name);
  return { slos, slis, dataSources };
}

function objectsIn(text: string): unknown[] {
  if (text.length > MOST_CHARACTERS) {
    throw new InputError(
      'The OpenSLO file is larger than 1 MB; keep the objectives of one service in a file',
    );
  }
  const tooMuch = tooMuchIn(text);
  if (tooMuch) {
    throw new InputError(`The OpenSLO file ${tooMuch}`);
  }
  try {
    // Unique keys are not checked: that compares each with each other.
    return parseAllDocuments(text, {
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    }).map(document => {
      if (document.errors.length > 0) {
        throw document.errors[0];
      }
      return document.toJS({ maxAliasCount: MOST_COPIES });
    });
  } catch (error) {
    // The parser's own words; they quote no more than a line.
    const { message } = error as Error;
    throw new InputError(
      `The OpenSLO file cannot be read as YAML: ${message.slice(
        0,
        200,
      )}; correct it`,
    );
  }
}

function requireVersion({ apiVersion, kind }: z.infer<typeof headSchema>) {
  if (apiVersion !== VERSION) {
    throw new InputError(
      `The OpenSLO file has a ${shown(kind)} of ${shown(
        apiVersion,
      )}; convert it to ${VERSION}`,
    );
  }
}

function requireSlos(slos: readonly Slo[], name: string | undefined): void {
  const wanted = name === undefined ? 'no SLO' : `no SLO ${shown(name)}`;
  if (slos.length === 0) {
    throw new InputError(
      `The OpenSLO file holds ${wanted} of ${VERSION}; correct the address of the file, or the name`,
    );
  }
  const names = slos.map(({ metadata }) => metadata.name);
  const twice = names.find((each, index) => names.indexOf(each) < index);
  if (twice !== undefined) {
    throw new InputError(
      `The OpenSLO file holds two SLOs ${shown(
        twice,
      )}; give each a name of its own`,
    );
  }
}

function valid<T>(
  schema: z.ZodType<T>,
  object: unknown,
  { kind, metadata }: z.infer<typeof headSchema>,
): T {
  const { data, error } = schema.safeParse(object, { reportInput: true });
  if (data === undefined) {
    const [issue] = error!.issues;
    const where = `${kind} ${shown(metadata?.name ?? 'without a name')}`;
    throw new InputError(
      `${where}: ${issue.path.join('.').slice(0, 200)}: ${worded(
        issue,
      )}; write it as OpenSLO v1 has it`,
    );
  }
  return data;
}

function worded(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined || issue.input === null) {
    return 'is missing';
  }
  switch (issue.code) {
    case 'invalid_type':
      return `is no ${issue.expected}`;
    case 'too_small':
      return `has to be at least ${issue.minimum}`;
    case 'too_big':
      return `has to be at most ${issue.maximum}`;
    default:
      return 'is of another type';
  }
}
