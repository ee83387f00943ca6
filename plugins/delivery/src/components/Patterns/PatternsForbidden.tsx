import LockIcon from '@material-ui/icons/LockOutlined';
import { Notice } from '../states';

/** The reader may not see patterns; says what would help. */
export function PatternsForbidden() {
  return (
    <Notice
      icon={LockIcon}
      text="A pattern is visible to whoever may read its template in the catalog."
      detail="Ask the owner of the template to let you read it."
    />
  );
}
