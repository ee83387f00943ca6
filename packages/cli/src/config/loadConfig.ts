import { readFile } from 'node:fs/promises';
import { FlowConfig, flowConfigSchema } from '@delivery-stack/flow';
import { parseDocument } from 'yaml';
import { ZodError } from 'zod';

/** A configuration that cannot be used, in words for the person who wrote it. */
export class ConfigError extends Error {
  name = 'ConfigError';
}

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
    throw new ConfigError(`${path} cannot be read: ${error.message}`);
  });
  const document = parseDocument(text, { maxAliasCount: 100 } as {});
  if (document.errors.length > 0) {
    throw new ConfigError(`${path} is not YAML: ${document.errors[0].message}`);
  }
  const content = document.toJS({ maxAliasCount: 100 }) ?? {};
  return parseConfig(content.delivery ?? content, path);
}

/** Validates the content of a configuration; `path` is for messages only. */
export function parseConfig(content: unknown, path: string): FlowConfig {
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
    throw new ConfigError(`${path}: ${describe(parsed.error)}`);
  }
  return parsed.data;
}

/** Keys of the backend alone: an app's section may be read as it is. */
const BACKEND_KEYS = new Set(['sources', 'retention', 'attestation', 'ingest']);

function unknownKeys(content: unknown): string[] {
  const known = new Set(Object.keys(flowConfigSchema.shape));
  return Object.keys((content as object) ?? {}).filter(
    key => !known.has(key) && !BACKEND_KEYS.has(key),
  );
}

/** Every problem with its key, one a line. */
function describe(error: ZodError): string {
  return error.issues
    .map(issue => `${keyOf(issue.path) || 'the file'} ${issue.message}`)
    .join('\n');
}

const keyOf = (path: PropertyKey[]) =>
  path
    .map((part, index) =>
      typeof part === 'number'
        ? `[${part}]`
        : `${index ? '.' : ''}${String(part)}`,
    )
    .join('');
