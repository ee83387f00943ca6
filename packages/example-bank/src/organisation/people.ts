import { functionGroups, pods } from './bank';

/** Somebody who works at the bank. Names are invented and meant to sound so. */
export interface Person {
  /** Login on GitHub, user name in Jira and name in the catalog. */
  login: string;
  name: string;
  group: string;
}

const first = [
  'Runa',
  'Oskil',
  'Maribel',
  'Tovin',
  'Elke',
  'Jorun',
  'Pellam',
  'Sunniva',
  'Casimir',
  'Wenja',
  'Ansgar',
  'Liselott',
  'Bodil',
  'Fenno',
  'Griet',
  'Hauke',
  'Isolde',
  'Kjeld',
  'Lioba',
  'Merle',
];
const last = [
  'Quillfeather',
  'Brambleholt',
  'Thistlewick',
  'Moorlander',
  'Saltmarten',
  'Windelstroop',
  'Amberlough',
  'Kettlecroft',
  'Dovenshaw',
  'Fennimarsch',
  'Larkspurren',
  'Oatenhagen',
  'Pebblestrand',
  'Rookwarden',
  'Sedgewater',
  'Tallowbrook',
  'Umberfield',
];

/** Coprime list lengths: no full name occurs twice. */
function personAt(index: number, group: string): Person {
  const name = `${first[index % first.length]} ${last[index % last.length]}`;
  return { login: name.toLowerCase().replace(' ', '-'), name, group };
}

const PEOPLE_PER_GROUP = 6;

/** Everybody, six to a group. */
export const people: Person[] = [...pods, ...functionGroups].flatMap(
  (group, position) =>
    Array.from({ length: PEOPLE_PER_GROUP }, (_, member) =>
      personAt(position * PEOPLE_PER_GROUP + member, group.name),
    ),
);

const byGroup = new Map<string, string[]>();
for (const { group, login } of people) {
  byGroup.set(group, [...(byGroup.get(group) ?? []), login]);
}

/** Logins of a group's members. */
export function membersOf(group: string): readonly string[] {
  const members = byGroup.get(group);
  if (!members) {
    throw new Error(`The bank has no group '${group}'`);
  }
  return members;
}

const names = new Map(people.map(({ login, name }) => [login, name]));

/** What a login is called in writing; bots are called by their login. */
export function nameOf(login: string): string {
  return names.get(login) ?? login;
}

/** Accounts that are not people. */
export const bots = {
  dependencies: 'bumper[bot]',
  scaffolder: 'lindenhafen-scaffolder[bot]',
  delivery: 'delivery-automation',
} as const;
