export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const MONDAY = Date.parse('2026-03-02T09:00:00Z');

/** As GitHub writes instants: without fractions of a second. */
export const iso = (at: number) =>
  new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

export const person = (number: number) => ({
  login: `person${number}`,
  id: number,
  type: 'User',
});

/** Addresses of a repository. */
export const apiOf = (repository: string) =>
  `https://api.github.com/repos/${repository}`;
export const webOf = (repository: string) => `https://github.com/${repository}`;
