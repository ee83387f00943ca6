import { CdEvent } from './cdEvent';
import { personIdOf, personUrn } from './personUrn';

/** Replaces a person's id by a keyed hash. @public */
export type PersonHash = (personId: string) => string;

/** Fields that hold a person, lower case, without `_` and `-`. */
const personFields = new Set(
  `accountid actor approvedby approver approvers assignedto assignee assignees
  author authors caller closedby committer createdby creator displayname email
  emailaddress login mergedby openedby participants pusher reporter
  requestedby requestedreviewer requestedreviewers requester requestor
  resolvedby responder reviewedby reviewer reviewers sender triggeredby
  triggeringactor updateauthor updatedby user username users voters watchers`.split(
    /\s+/,
  ),
);

/** Of several names for one person, the one that our adapters call their id. */
const idFields = [
  'accountId',
  'login',
  'id',
  'key',
  'username',
  'name',
  'emailAddress',
  'email',
  'displayName',
];

/** Deeper than any payload that parsed; below it nothing could be checked. */
const DEEPEST = 200;

type Values = Record<string, unknown>;

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPersonField = (name: string) =>
  personFields.has(name.toLowerCase().replace(/[_-]/g, ''));

function replaceText(text: string, hash: PersonHash): string {
  if (text === '') {
    return text;
  }
  const id = personIdOf(text);
  // Approval events demand a URI here: what was one stays one.
  return /^[a-z][a-z0-9+.-]*:/i.test(text) ? personUrn(hash(id)) : hash(id);
}

const emptyIdOf = ({ id }: Values) => (id === '' ? { id } : {});

/** Keeps nothing of a person but the hash, and whether it is one. */
function replacePerson(
  value: unknown,
  hash: PersonHash,
  depth: number,
): unknown {
  if (typeof value === 'string') {
    return replaceText(value, hash);
  }
  if (typeof value === 'number') {
    return hash(String(value));
  }
  if (Array.isArray(value)) {
    return depth > DEEPEST
      ? []
      : value.map(each => replacePerson(each, hash, depth + 1));
  }
  if (!isRecord(value)) {
    return value;
  }
  const id = idFields
    .map(field => value[field])
    .find(
      each =>
        typeof each === 'number' || (typeof each === 'string' && each !== ''),
    );
  const bot =
    value.bot === true || value.type === 'Bot' || value.accountType === 'app';
  return {
    // An empty id names nobody, and is kept: without it the person is malformed.
    ...(id === undefined ? emptyIdOf(value) : { id: hash(String(id)) }),
    ...(bot ? { bot: true } : {}),
  };
}

/**
 * Replaces every person in any JSON value, recognised by field name.
 *
 * @remarks
 * For raw payloads and dead letters, which are kept as they came. Free text
 * (titles, messages, branch names) stays: it is what linking reads.
 *
 * @public
 */
export function replacePersons(
  value: unknown,
  hash: PersonHash,
  depth = 0,
): unknown {
  if (Array.isArray(value)) {
    return depth > DEEPEST
      ? []
      : value.map(each => replacePersons(each, hash, depth + 1));
  }
  if (!isRecord(value)) {
    return value;
  }
  if (depth > DEEPEST) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      isPersonField(name)
        ? replacePerson(each, hash, depth)
        : replacePersons(each, hash, depth + 1),
    ]),
  );
}

/**
 * Replaces every person of an event by a keyed hash, before it is stored.
 *
 * @remarks
 * In `subject.content` and `customData`, known types and unknown ones alike.
 * Applied twice it hashes the hash: do it once, at the border.
 *
 * @public
 */
export function pseudonymise(event: CdEvent, hash: PersonHash): CdEvent {
  return {
    ...event,
    subject: {
      ...event.subject,
      content: replacePersons(event.subject.content, hash) as Values,
    },
    ...(event.customData === undefined
      ? {}
      : { customData: replacePersons(event.customData, hash) }),
  };
}
