import { RELATION_OWNED_BY, RELATION_PART_OF } from '@backstage/catalog-model';
import { EntityRefLinks, useEntity } from '@backstage/plugin-catalog-react';
import {
  RELATION_HAS_ACCOUNTABLE,
  RELATION_HAS_CONTRIBUTOR,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { DeclaredRow } from './DeclaredRow';
import { relatedRefs } from './relatedRefs';

/** Who owns an outcome, contributes and is accountable, as the catalog relates them. */
export function PartyRows(props: { functions: readonly string[] }) {
  const { functions } = props;
  const { entity } = useEntity();
  const contributors = relatedRefs(entity, RELATION_HAS_CONTRIBUTOR);
  const groups = relatedRefs(entity, RELATION_HAS_ACCOUNTABLE);
  return (
    <>
      <RefsRow name="Owner" refs={relatedRefs(entity, RELATION_OWNED_BY)} />
      <RefsRow name="Part of" refs={relatedRefs(entity, RELATION_PART_OF)} />
      {contributors.length > 0 ? (
        <RefsRow name="Contributors" refs={contributors} />
      ) : (
        <DeclaredRow name="Contributors">
          nothing says that it contributes
        </DeclaredRow>
      )}
      {functions.length > 0 && (
        <DeclaredRow
          name="Accountable"
          note={groups.length > 0 && <EntityRefLinks entityRefs={groups} />}
        >
          {functions.join(', ')}
        </DeclaredRow>
      )}
    </>
  );
}

function RefsRow(props: { name: string; refs: string[] }) {
  const { name, refs } = props;
  return refs.length === 0 ? null : (
    <DeclaredRow name={name}>
      <EntityRefLinks entityRefs={refs} />
    </DeclaredRow>
  );
}
