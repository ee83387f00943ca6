import { FactData } from '../../events/factData';
import { AdapterContext } from '../context';
import { isRecord, recordIn, recordsIn, textIn, Values } from '../reading';
import { keyIn } from './address';

type Links = NonNullable<FactData['ticket.updated']['links']>;

/** Types that stand where epics stand in Jira's hierarchy, and yet join. */
const ROOT_TYPES = /^(initiative|feature)$/i;

/**
 * Says whether a parent is an epic, which attaches instead of joining.
 *
 * Level 1 is the epic's, whatever it is called in the site's language; an
 * organisation that renamed it to Feature means a root.
 */
function isEpic(parent: Values): boolean {
  const type = recordIn(recordIn(parent, 'fields'), 'issuetype');
  const name = textIn(type, 'name') ?? '';
  return (
    /^epic$/i.test(name) ||
    (type.hierarchyLevel === 1 && !ROOT_TYPES.test(name))
  );
}

const keyOf = (value: unknown) => (isRecord(value) ? keyIn(value) : undefined);

function epicIn(fields: Values, context: AdapterContext): string | undefined {
  const { epicField } = context;
  const named =
    epicField && (keyIn(fields, epicField) ?? keyOf(fields[epicField]));
  return named || keyOf(fields.epic);
}

/** Parent and epic of an issue, told apart. */
export function ancestryOf(fields: Values, context: AdapterContext) {
  const parent = recordIn(fields, 'parent');
  const key = keyIn(parent);
  const epic = epicIn(fields, context);
  if (key && isEpic(parent)) {
    return { epic: key };
  }
  // The parent field may repeat the epic without saying what type it is.
  return { parent: key === epic ? undefined : key, epic };
}

/** Links of an issue, each named by its direction: `blocks`, `is blocked by`. */
export function linksOf(fields: Values): Links {
  return recordsIn(fields, 'issuelinks')
    .flatMap(link => {
      const type = recordIn(link, 'type');
      const outward = keyOf(link.outwardIssue);
      const inward = keyOf(link.inwardIssue);
      return [
        outward && {
          type: textIn(type, 'outward') ?? textIn(type, 'name') ?? 'links to',
          key: outward,
        },
        inward && {
          type: textIn(type, 'inward') ?? textIn(type, 'name') ?? 'links to',
          key: inward,
        },
      ];
    })
    .filter(link => isRecord(link)) as Links;
}
