import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  Connection,
  connectionsIn,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Numbers } from '../answer/figure';
import { JsonPointer } from '../answer/JsonPointer';
import { headersIn } from './headers';
import { UrlTemplate } from './UrlTemplate';

const SECTION = 'delivery.httpJson';

/** Names of figures, as outcomes write them. @internal */
const figureName = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** One figure, as it is configured. @internal */
export interface HttpJsonConfig {
  name: string;
  /** Its whole key, for messages: `delivery.httpJson.churn`. */
  at: string;
  url: UrlTemplate;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds. */
  requestTimeout: number;
  numbers: Numbers;
  pointers: {
    value: JsonPointer;
    /** Undefined: the figure is of now. */
    at?: JsonPointer;
    /** Undefined: there is one figure alone. */
    series?: JsonPointer;
  };
}

/** Names the key where something throws that does not know it. */
function keyed<T>(key: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError
      ? new InputError(`${key}: ${error.message}`)
      : error;
  }
}

function pointerIn(
  config: Config,
  key: string,
  at: string,
): JsonPointer | undefined {
  // Not getString: the empty pointer is the whole answer, such as a list.
  const text = config.getOptional(key);
  if (text !== undefined && typeof text !== 'string') {
    throw new InputError(`${at}.${key}: write a JSON pointer, like /data/at`);
  }
  return text === undefined
    ? undefined
    : keyed(`${at}.${key}`, () => JsonPointer.parse(text));
}

function numbersIn(config: Config, at: string): Numbers {
  const numbers = config.getOptionalString('numbers') ?? 'json';
  if (numbers !== 'json' && numbers !== 'text') {
    throw new InputError(`${at}.numbers: write json or text`);
  }
  return numbers;
}

function requestTimeoutIn(config: Config): number {
  return durationToMilliseconds(
    config.has('requestTimeout')
      ? readDurationFromConfig(config, { key: 'requestTimeout' })
      : { seconds: 30 },
  );
}

function readFigure({ name, config, at }: Connection): HttpJsonConfig {
  if (!figureName.test(name)) {
    throw new InputError(`${at}: a name is kebab-case, like churn-rate`);
  }
  const pointers = {
    value: pointerIn(config, 'value', at),
    at: pointerIn(config, 'at', at),
    series: pointerIn(config, 'series', at),
  };
  if (!pointers.value) {
    throw new InputError(
      `${at}.value: is missing; write a JSON pointer to the figure, like /data/current`,
    );
  }
  if (pointers.series && !pointers.at) {
    throw new InputError(
      `${at}.at: is missing; each item of a series needs its instant, write a JSON pointer like /at`,
    );
  }
  return {
    name,
    at,
    url: keyed(`${at}.url`, () => UrlTemplate.parse(config.getString('url'))),
    headers: headersIn(config.getOptionalConfig('headers'), at),
    requestTimeout: requestTimeoutIn(config),
    numbers: numbersIn(config, at),
    pointers: { ...pointers, value: pointers.value },
  };
}

/**
 * The figures that are configured; none where the section is missing.
 *
 * @throws InputError that names the key and the cure.
 * @internal
 */
export function readHttpJsonConfig(config: Config): HttpJsonConfig[] {
  return connectionsIn(config, SECTION).map(readFigure);
}
