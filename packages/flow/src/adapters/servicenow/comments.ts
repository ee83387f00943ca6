import { AnyFact } from '../../events/fact';
import { factFrom } from '../reading';
import { Bundle } from './bundle';
import { accountOf, idIn, instantOf, valueIn } from './row';

/** Comments and work notes on tickets: that they were made, never what they say. */
export function commentFacts(bundle: Bundle): AnyFact[] {
  const { tables, context, instance } = bundle;
  return (tables.get('sys_journal_field') ?? []).flatMap(row => {
    const at = instantOf(row, 'sys_created_on', context);
    const of = valueIn(row, 'element_id');
    const key = bundle.numberOf(of);
    return at && key
      ? [
          factFrom('ticket.commented', {
            id: `sys_journal_field/${
              idIn(row, 'sys_id') ?? `${of}/${at.time}`
            }`,
            source: instance.source,
            at,
            data: {
              key,
              actor: accountOf(valueIn(row, 'sys_created_by'), context),
            },
          }),
        ]
      : [];
  });
}
