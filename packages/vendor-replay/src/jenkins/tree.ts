/** What a `tree` parameter wants of an object: members by name. */
export type Tree = Map<string, Branch>;

/** What it wants of one member. */
export interface Branch {
  /** Undefined: the member as it is. */
  members?: Tree;
  /** The first of a list, and the one after the last. */
  range?: readonly [number, number];
}

/** One sign or name at a time. */
const TOKEN = /[[\],]|\{\d*(?:,\d*)?\}|[^[\]{},\s]+/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const [token] = TOKEN.exec(text) ?? [];
    if (token === undefined) {
      throw new Error(`tree: ${text} cannot be read`);
    }
    tokens.push(token);
  }
  return tokens;
}

/** `{10}` is one element, `{10,}` all from it on, `{,10}` and `{0,10}` the first ten. */
function rangeOf(token: string): readonly [number, number] {
  const [from, to] = token.slice(1, -1).split(',');
  const first = Number(from || 0);
  if (to === undefined) {
    return [first, first + 1];
  }
  return [first, to === '' ? Infinity : Number(to)];
}

function readMembers(tokens: string[]): Tree {
  const members: Tree = new Map();
  while (tokens.length > 0 && tokens[0] !== ']') {
    const name = tokens.shift()!;
    if (name === ',') {
      continue;
    }
    const branch: Branch = {};
    if (tokens[0] === '[') {
      tokens.shift();
      branch.members = readMembers(tokens);
      tokens.shift();
    }
    if (tokens[0]?.startsWith('{')) {
      branch.range = rangeOf(tokens.shift()!);
    }
    members.set(name, branch);
  }
  return members;
}

/** Reads a `tree` parameter: `jobs[name,builds[number]{0,10}]`. */
export const treeOf = (text: string): Tree => readMembers(tokensOf(text));

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that are maps: what is wanted is meant of each of their values. */
const MAPS = new Set(['buildsByBranchName']);

function prunedMember(name: string, value: unknown, branch: Branch): unknown {
  const { members, range = [0, Infinity] } = branch;
  const each = (item: unknown) => (members ? pruned(item, members) : item);
  if (Array.isArray(value)) {
    return value.slice(...range).map(each);
  }
  if (MAPS.has(name) && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, each(item)]),
    );
  }
  return each(value);
}

/** An object with what a tree wants of it; its class is always told. */
export function pruned(value: unknown, tree: Tree): unknown {
  if (!isObject(value)) {
    return value;
  }
  const wanted = Object.entries(value).flatMap(([name, member]) => {
    const branch = tree.get(name);
    return branch ? [[name, prunedMember(name, member, branch)]] : [];
  });
  return {
    ...('_class' in value ? { _class: value._class } : {}),
    ...Object.fromEntries(wanted),
  };
}
