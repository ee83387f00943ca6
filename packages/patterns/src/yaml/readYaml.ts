import {
  Document,
  LineCounter,
  YAMLError,
  isAlias,
  parseDocument,
  visit,
} from 'yaml';
import { Complaint, Read } from '../complaint';
import { notJson, pathText } from '../json';
import { keyComplaints } from './keyComplaints';
import { isTooNested } from './nesting';
import { YamlPlaces } from './places';

/** Aliases may repeat a few settings, not multiply a document. */
const MOST_ALIASES = 50;

/** Complaints of one file: after these the rest is noise. */
export const MOST_COMPLAINTS = 100;

/** What the parser's findings ask for; its own words say what is wrong. */
const cures: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'indent with spaces; YAML takes no tabs there',
  MULTIPLE_DOCS: 'keep one document; remove the line ---',
  BAD_INDENT: 'align it with its siblings, with spaces',
  BAD_ALIAS: 'name an anchor that stands above, or write the value out',
  TAG_RESOLVE_FAILED: 'remove the tag and write a plain value',
};

const tooDeep = {
  problem: 'is nested too deeply to be read',
  cure: 'flatten it',
};

/**
 * Reads one YAML document as JSON, with the places of everything in it.
 *
 * @remarks
 * Bounded in size, depth and aliases; what merely warns elsewhere (an unknown
 * tag) is a complaint here, because two parsers could read it differently.
 */
export function readYaml(
  text: string,
  maxCharacters: number,
): Read<{ value: unknown; places: YamlPlaces }> {
  if (text.length > maxCharacters) {
    return refused({
      problem: `is longer than ${maxCharacters} characters`,
      cure: 'move what is not part of the declaration into files of its own',
    });
  }
  const lines = new LineCounter();
  if (isTooNested(text)) {
    return refused(tooDeep);
  }
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // Its own check compares every key with every other: see keyComplaints.
    uniqueKeys: false,
  });
  const places = new YamlPlaces(document, lines);
  const complaints = [
    ...document.errors.slice(0, MOST_COMPLAINTS),
    ...document.warnings.slice(0, MOST_COMPLAINTS),
  ].map(error => complaintOf(error, places));
  complaints.push(...keyComplaints(document, places));
  return complaints.length > 0
    ? { ok: false, complaints: complaints.slice(0, MOST_COMPLAINTS) }
    : valueOf(document, places);
}

function refused(said: { problem: string; cure: string }): {
  ok: false;
  complaints: Complaint[];
} {
  return { ok: false, complaints: [{ line: 1, column: 1, path: '', ...said }] };
}

function complaintOf(error: YAMLError, places: YamlPlaces): Complaint {
  return {
    ...places.of(error.pos[0]),
    path: '',
    problem: `is not YAML: ${error.message}`,
    cure: cures[error.code] ?? 'correct the YAML here',
  };
}

function valueOf(
  document: Document,
  places: YamlPlaces,
): Read<{ value: unknown; places: YamlPlaces }> {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return {
      ok: false,
      complaints: [
        {
          ...places.of(firstAlias(document)),
          path: '',
          problem: `its aliases multiply it more than ${MOST_ALIASES} times, or refer to themselves`,
          cure: 'write the values out',
        },
      ],
    };
  }
  const problem = notJson(value);
  if (problem) {
    return {
      ok: false,
      complaints: [
        {
          ...places.at(problem.path),
          path: pathText(problem.path),
          problem: problem.problem,
          cure: 'write a value that JSON has: a quoted text, a finite number, less nesting',
        },
      ],
    };
  }
  return { ok: true, value, places };
}

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, {
    Alias: (_key, node) => {
      offset = isAlias(node) ? node.range?.[0] ?? 0 : 0;
      return visit.BREAK;
    },
  });
  return offset;
}
