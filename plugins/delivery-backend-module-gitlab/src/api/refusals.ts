/** The token itself may not do it, whoever it stands for. */
const INSUFFICIENT = /insufficient_scope|insufficient_granular_scope/;

/**
 * What credentials that may not read an address are missing: a scope of the
 * token, or else the least role that may read everything that is asked for.
 */
export const scopesOf = (_response: Response, body: string): string[] => [
  INSUFFICIENT.test(body) ? 'read_api' : 'Reporter',
];
