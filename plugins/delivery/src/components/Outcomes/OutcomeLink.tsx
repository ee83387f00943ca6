import { Link } from '@backstage/core-components';
import { useDeliveryLinks } from '../../frame';

/** The title of an outcome, as a link where the page is installed. */
export function OutcomeLink(props: {
  of: { outcome: string; title: string };
  /** Carried along: the same day there. */
  on?: string;
}) {
  const { of: each, on } = props;
  const path = useDeliveryLinks().outcome(each.outcome);
  return path ? (
    <Link to={on ? `${path}?on=${on}` : path}>{each.title}</Link>
  ) : (
    <>{each.title}</>
  );
}
