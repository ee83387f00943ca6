import { patternSearchDocumentSchema } from '@delivery-stack/backstage-plugin-delivery-common';
import { useDeliveryLinks } from '../../frame';
import { shortRef } from '../Outcomes/shortRef';
import { StateChip } from '../Patterns/StateChip';
import { PATTERN_STATES } from '../Patterns/states';
import { ResultItem, ResultItemProps } from './ResultItem';

/** A pattern among the results of a search. */
export function PatternResultItem(props: ResultItemProps) {
  const { result } = props;
  const links = useDeliveryLinks();
  if (!result) {
    return null;
  }
  const found = { ...props, result };
  const document = patternSearchDocumentSchema.safeParse(result);
  if (!document.success) {
    return <ResultItem found={found} sentence={['text', result.text]} />;
  }
  const { entityRef, description, owner, version, state } = document.data;
  const words = [
    owner ? `Pattern of ${shortRef(owner)}` : 'Pattern',
    version ? `version ${version}` : 'no version',
  ];
  return (
    <ResultItem
      found={found}
      to={links.pattern(entityRef)}
      sentence={['description', description]}
    >
      <span>{words.join(' · ')}</span>
      <StateChip reading={PATTERN_STATES[state]} />
    </ResultItem>
  );
}
