import { stringify } from 'yaml';
import { BankEntity } from './entity';
import { groupEntities, userEntities } from './organisation';
import { outcomeEntities } from './outcomes';
import { componentEntities, domainEntities, systemEntities } from './software';

/** A file of the bank's catalog. @public */
export interface CatalogFile {
  name: string;
  text: string;
}

const NOTE =
  '# Written by `yarn workspace @delivery-stack/example-bank write-catalog`; everything in it is invented.\n';

const file = (name: string, entities: readonly BankEntity[]): CatalogFile => ({
  name,
  text:
    NOTE +
    entities
      .map(entity => stringify(entity, { singleQuote: true, lineWidth: 0 }))
      .join('---\n'),
});

/**
 * The bank's catalog, as the files in `examples/catalog`.
 *
 * @remarks
 * Generated from the same lists as the record, so that every ticket and
 * repository has its entity.
 *
 * @public
 */
export function catalogFiles(): CatalogFile[] {
  return [
    file('groups.yaml', groupEntities()),
    file('users.yaml', userEntities()),
    file('domains.yaml', domainEntities()),
    file('systems.yaml', systemEntities()),
    file('components.yaml', componentEntities()),
    file('outcomes.yaml', outcomeEntities()),
  ];
}
