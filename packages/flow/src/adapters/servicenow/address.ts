import { AdapterContext } from '../context';
import { isRecord } from '../reading';
import { Row } from './row';

/** Where an instance lives. */
export interface Instance {
  /** `servicenow:<host>`; gate rules match the part before the colon. */
  source: string;
  /** Undefined where nothing says where people open its records. */
  base?: string;
}

const WEB = /^(https?:\/\/([^/?#]{1,255}))(?![^/?#])/;

/** Address in the links of a record's references. */
function linkedBase(row: Row): string | undefined {
  for (const cell of Object.values(row)) {
    if (
      isRecord(cell) &&
      typeof cell.link === 'string' &&
      WEB.test(cell.link)
    ) {
      return cell.link;
    }
  }
  return undefined;
}

/** The instance that records come from: as configured, else as they link. */
export function instanceOf(
  rows: Iterable<Row>,
  context: AdapterContext,
): Instance {
  let address = context.source;
  if (!address) {
    for (const row of rows) {
      address = linkedBase(row);
      if (address) {
        break;
      }
    }
  }
  const [, base, host] = WEB.exec(address ?? '') ?? [];
  return host
    ? { source: `servicenow:${host.toLowerCase()}`, base }
    : { source: address || 'servicenow' };
}

/** The page on which people open a record. */
export const pageOf = (instance: Instance, table: string, id: string) =>
  instance.base && `${instance.base}/${table}.do?sys_id=${id}`;
