import Button from '@material-ui/core/Button';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import GroupIcon from '@material-ui/icons/Group';
import LockIcon from '@material-ui/icons/LockOutlined';
import { LinkButton } from '@backstage/core-components';
import { Notice } from './Notice';

/** How to connect a source. */
export const CONNECT_A_SOURCE =
  'https://www.npmjs.com/package/@delivery-stack/backstage-plugin-delivery-backend#connect-a-source';

/** Characters of an error that are shown. */
const LONGEST = 200;

/** Nothing has been recorded in this scope and window. */
export function NoJourneys(props: { hint?: string }) {
  return (
    <Notice
      icon={CloudOffIcon}
      text="No journeys yet. A journey starts when a need is recorded."
      detail={props.hint}
      action={
        <LinkButton to={CONNECT_A_SOURCE} variant="outlined" size="small">
          Connect a source
        </LinkButton>
      }
    />
  );
}

/** Messages of a database can be pages long; the start says what it is. */
function shorten(message: string): string {
  return message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
}

/** An answer did not come; the neighbours stay alive. */
export function LoadError(props: {
  what: string;
  error: unknown;
  onRetry(): void;
}) {
  const { what, error, onRetry } = props;
  return (
    <Notice
      alert
      icon={ErrorOutlineIcon}
      text={`Could not load ${what}.`}
      detail={error instanceof Error ? shorten(error.message) : undefined}
      action={
        <Button variant="outlined" size="small" onClick={onRetry}>
          Retry
        </Button>
      }
    />
  );
}

/** The reader may not see these figures; says what would help. */
export function Forbidden(props: { scope?: string }) {
  const { scope } = props;
  return (
    <Notice
      icon={LockIcon}
      text={
        scope
          ? `The figures of ${scope} are visible to whoever may read it in the catalog.`
          : 'The figures of the whole organisation need the permission delivery.organisation.read.'
      }
      detail={
        scope
          ? 'Choose another scope above, or ask its owner.'
          : 'Choose a system, domain or group above that you can read, or ask an administrator for the permission.'
      }
    />
  );
}

/** The group is so small that figures would be about persons. */
export function Suppressed() {
  return (
    <Notice
      icon={GroupIcon}
      text="Fewer than five components: figures are withheld, so that nobody can be singled out."
      detail="Choose a larger scope above."
    />
  );
}
