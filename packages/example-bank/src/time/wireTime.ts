import { DAY, HOUR } from './instants';

/** GitHub: whole seconds, UTC. */
export function githubTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** ServiceNow: whole seconds, UTC, without saying so. */
export function serviceNowTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** Jira: milliseconds and the offset of Berlin, without a colon. */
export function jiraTime(at: number): string {
  const hours = isSummer(at) ? 2 : 1;
  const local = new Date(at + hours * HOUR).toISOString().slice(0, 23);
  return `${local}+0${hours}00`;
}

/** The European rule: from the last Sunday of March to that of October, 01:00 UTC. */
function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9);
}

function lastSunday(year: number, month: number): number {
  const lastDay = Date.UTC(year, month + 1, 0, 1);
  return lastDay - new Date(lastDay).getUTCDay() * DAY;
}
