import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** @param {string} path @param {Iterable<string>} lines */
async function writeLines(path, lines) {
  const file = createWriteStream(path);
  let block = '';
  for (const line of lines) {
    block += `${line}\n`;
    if (block.length > 1 << 20) {
      if (!file.write(block)) {
        await once(file, 'drain');
      }
      block = '';
    }
  }
  file.end(block);
  await once(file, 'finish');
}

const steps = [
  'register',
  'check',
  'ask for approval',
  'send back',
  'correct',
  'ask for approval',
  'approve',
  'provision',
  'test',
  'go live',
];

/**
 * A log whose cases interleave, as they do in reality: every ten events a case.
 *
 * @param {string} path
 * @param {number} events
 */
export function writeLog(path, events) {
  const cases = events / steps.length;
  function* lines() {
    yield 'case,activity,time';
    for (let at = 0; at < events; at += 1) {
      const step = Math.floor(at / cases);
      // A stride that shares no factor with the number of cases mixes them.
      const name = (at * 7919) % cases;
      const time = START + (step * 40 + (name % 37)) * HOUR + at * 10;
      yield `case ${name},${steps[step]},${new Date(time).toISOString()}`;
    }
  }
  return writeLines(path, lines());
}

/** @param {string} type @param {string} id @param {number} at @param {object} subject @param {object} own */
const event = (type, id, at, subject, own) =>
  JSON.stringify({
    context: {
      specversion: '0.5.1',
      id,
      source:
        own.vendor === 'jira' ? 'jira:jira.example.org' : 'github:github.com',
      type,
      timestamp: new Date(at).toISOString(),
    },
    subject,
    customData: { deliveryStack: own },
    customDataContentType: 'application/json',
  });

const statuses = [
  'Proposed',
  'In development',
  'Security review',
  'Modifying',
  'Security review',
  'Done',
];

/** @param {number} number */
function* journey(number) {
  const key = `PAY-${number + 1}`;
  const at = START + number * MINUTE;
  const url = `https://jira.example.org/browse/${key}`;
  const title = `Initiative ${number}`;
  const known = { key, project: 'PAY', url, title, ticketType: 'Initiative' };
  const content = { summary: title, ticketType: 'Initiative', uri: url };
  const ticket = { id: key, content: { ...content, creator: 'unknown' } };
  const jira = { vendor: 'jira' };
  yield event(
    'dev.cdevents.ticket.created.0.2.0',
    `${key}/created`,
    at,
    ticket,
    {
      data: { ...known, status: statuses[0] },
      ...jira,
    },
  );
  yield event(
    'dev.cdevents.ticket.updated.0.2.0',
    `${key}/updated`,
    at + 90 * HOUR,
    ticket,
    {
      data: { ...known, status: 'Done' },
      ...jira,
    },
  );
  for (let step = 1; step < statuses.length; step += 1) {
    const moved = { key, from: statuses[step - 1], to: statuses[step] };
    const type = 'dev.cdeventsx.deliverystack-ticket.statuschanged.0.1.0';
    const subject = { id: key, content: moved };
    const moment = at + step * 15 * HOUR + (number % 600) * MINUTE;
    yield event(type, `${key}/${step}`, moment, subject, jira);
  }
  yield* change(number, key, at + 20 * HOUR);
}

/** @param {number} number @param {string} key @param {number} at */
function* change(number, key, at) {
  const repository = `bank/service-${number % 400}`;
  const id = `${repository}#${number + 1}`;
  const subject = { id, content: { repository: { id: repository } } };
  const sha = number.toString(16).padStart(40, '0');
  const data = {
    key: id,
    repository,
    branch: `feature/${key}`,
    author: { id: `person-${number % 900}` },
    url: `https://github.com/${repository}/pull/${number + 1}`,
    title: `${key} change`,
    headSha: sha,
  };
  const own = (/** @type {object} */ more = {}) => ({
    data: { ...data, ...more },
    vendor: 'github',
  });
  yield event(
    'dev.cdevents.change.created.0.4.0',
    `${id}/created`,
    at,
    subject,
    own(),
  );
  yield event(
    'dev.cdevents.change.updated.0.3.0',
    `${id}/updated`,
    at + HOUR,
    subject,
    own(),
  );
  yield event(
    'dev.cdevents.change.merged.0.3.0',
    `${id}/merged`,
    at + 9 * HOUR,
    subject,
    own({ mergeSha: sha.replace(/^0/, 'f') }),
  );
}

/**
 * Facts of tickets and their changes as CDEvents: ten a journey.
 *
 * @param {string} path
 * @param {number} events
 */
export function writeFacts(path, events) {
  function* lines() {
    for (let number = 0; number < events / 10; number += 1) {
      yield* journey(number);
    }
  }
  return writeLines(path, lines());
}
