import LockIcon from '@material-ui/icons/LockOutlined';
import { Notice } from '../states';

/** The reader may not see this; says what would help: there is no scope to choose here. */
export function SourcesForbidden(props: { what: string; permission: string }) {
  const { what, permission } = props;
  return (
    <Notice
      icon={LockIcon}
      text={`${what} needs the permission ${permission}.`}
      detail="Ask an administrator for the permission."
    />
  );
}
