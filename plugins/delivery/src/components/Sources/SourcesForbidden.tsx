import LockIcon from '@material-ui/icons/LockOutlined';
import { Notice } from '../states';

/** The reader may not see the sources; says what would help. */
export function SourcesForbidden() {
  return (
    <Notice
      icon={LockIcon}
      text="What the sources do, and lack, needs the permission delivery.source.read."
      detail="Ask an administrator for the permission."
    />
  );
}
