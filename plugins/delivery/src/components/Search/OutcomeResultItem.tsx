import { outcomeSearchDocumentSchema } from '@delivery-stack/backstage-plugin-delivery-common';
import { useDeliveryLinks } from '../../frame';
import { RiskChips } from '../OutcomeReport/RiskChips';
import { shortRef } from '../Outcomes/shortRef';
import { ResultItem, ResultItemProps } from './ResultItem';

/** An outcome among the results of a search. */
export function OutcomeResultItem(props: ResultItemProps) {
  const { result } = props;
  const links = useDeliveryLinks();
  if (!result) {
    return null;
  }
  const found = { ...props, result };
  const document = outcomeSearchDocumentSchema.safeParse(result);
  // An index of another version: title and text are in every document.
  if (!document.success) {
    return <ResultItem found={found} sentence={['text', result.text]} />;
  }
  const { entityRef, statement, progress, risks, owner } = document.data;
  return (
    <ResultItem
      found={found}
      to={links.outcome(entityRef)}
      sentence={['statement', statement]}
    >
      <span>
        Outcome of {shortRef(owner)} · progress: {progress}
        {risks.length === 0 && ' · no risk is known'}
      </span>
      <RiskChips risks={risks} />
    </ResultItem>
  );
}
