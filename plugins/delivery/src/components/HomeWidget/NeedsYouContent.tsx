import { DeliveryRoot } from '../layout';
import { YourOutcomes } from './YourOutcomes';
import { YourSignOffs } from './YourSignOffs';

/** What needs the signed-in person, on the home page. */
export function NeedsYouContent() {
  return (
    <DeliveryRoot>
      <YourOutcomes />
      <YourSignOffs />
    </DeliveryRoot>
  );
}
