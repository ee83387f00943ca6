import { readFile } from 'node:fs/promises';
import { FlowConfig, flowConfigSchema } from '@delivery-stack/flow';
import { parseDocument } from 'yaml';
import { ZodError } from 'zod';
import { readMessage } from '../inputs/fileChunks';

/** A configuration that cannot be used, in words for the person who wrote it. */
export class ConfigError extends Error {
  name = 'ConfigError';
}

/** Aliases that one document may resolve: the more of them, the likelier a bomb. */
const MOST_ALIASES = 100;

/**
 * Reads a configuration file: the keys of `delivery:`, at the top or under
 * `delivery:` as in `app-config.yaml`.
 *
 * @throws ConfigError that names the key and says what is wrong with it.
 */
export async function loadConfig(
  path: string | undefined,
): Promise<FlowConfig> {
  if (path === undefined) {
    return flowConfigSchema.parse({});
  }
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new ConfigError(`${path}: ${readMessage(error)}`);
  });
  const content = parseYaml(text, path) ?? {};
  const { delivery } = content as { delivery?: unknown };
  return parseConfig(delivery ?? content, path);
}

function parseYaml(text: string, path: string): unknown {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    throw new ConfigError(`${path} is not YAML: ${document.errors[0].message}`);
  }
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    throw new ConfigError(`${path}: ${(error as Error).message}`);
  }
}

/** Validates the content of a configuration; `path` is for messages only. */
export function parseConfig(content: unknown, path: string): FlowConfig {
  if (
    typeof content !== 'object' ||
    content === null ||
    Array.isArray(content)
  ) {
    throw new ConfigError(
      `${path}: a configuration is a map of keys such as gates, steps and inputs`,
    );
  }
  const unknown = unknownKeys(content);
  if (unknown.length > 0) {
    throw new ConfigError(
      `${path}: unknown key ${unknown.join(', ')}; the keys are ${Object.keys(
        flowConfigSchema.shape,
      ).join(', ')}`,
    );
  }
  const parsed = flowConfigSchema.safeParse(content);
  if (!parsed.success) {
    throw new ConfigError(describe(parsed.error, path));
  }
  return parsed.data;
}

/** Keys of the backend alone: an app's section may be read as it is. */
const BACKEND_KEYS = new Set([
  'attestation',
  'costs',
  'digest',
  'evidence',
  'focus',
  'httpJson',
  'ingest',
  'persons',
  'prometheus',
  'providers',
  'publish',
  'retention',
  'schedule',
  'sources',
  'sql',
]);

function unknownKeys(content: object): string[] {
  const known = new Set(Object.keys(flowConfigSchema.shape));
  return Object.keys(content).filter(
    key => !known.has(key) && !BACKEND_KEYS.has(key),
  );
}

const keyOf = (path: PropertyKey[]) =>
  path
    .map((part, index) =>
      typeof part === 'number'
        ? `[${part}]`
        : `${index ? '.' : ''}${String(part)}`,
    )
    .join('') || 'the file';

/** Every problem with its key, one a line. */
function describe(error: ZodError, path: string): string {
  return error.issues
    .map(issue => `${path}: ${keyOf(issue.path)}: ${issue.message}`)
    .join('\n');
}
