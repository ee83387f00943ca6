import { AdapterContext } from '../context';
import { idIn, recordIn, Values } from '../reading';
import { JiraAddress, keyIn } from './address';

/** An issue with what every mapper needs of it. */
export interface Issue {
  values: Values;
  fields: Values;
  key: string;
  /** Prefix of fact ids: the internal id survives a move, the key does not. */
  id: string;
  address: JiraAddress;
  context: AdapterContext;
}

/** Puts an issue together with what stands around it. */
export function issueOf(
  values: Values,
  address: JiraAddress,
  context: AdapterContext,
): Issue {
  const key = keyIn(values) ?? '';
  return {
    values,
    fields: recordIn(values, 'fields'),
    key,
    id: `issue/${idIn(values, 'id') ?? key}`,
    address,
    context,
  };
}
