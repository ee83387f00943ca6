import { CodeSnippet, LinkButton } from '@backstage/core-components';
import LibraryIcon from '@material-ui/icons/LibraryBooksOutlined';
import { Notice } from '../states';
import { useFormClasses } from './useFormClasses';

/** How a pattern is made. */
export const MAKE_A_PATTERN =
  'https://www.npmjs.com/package/@delivery-stack/patterns#patternyaml-in-full';

const TEMPLATE = `# template.yaml, with pattern.yaml beside it
apiVersion: scaffolder.backstage.io/v1beta3
kind: Template
metadata:
  name: web-service
spec:
  type: pod-environment`;

/** There is no pattern yet: how to make one. */
export function NoPatterns() {
  const classes = useFormClasses();
  return (
    <>
      <Notice
        icon={LibraryIcon}
        text="No pattern yet. A pattern is a template of type pod-environment in the catalog, with a pattern.yaml beside it."
        detail="Register such a template; it appears here when its folder was read. The format is described in packages/patterns/README.md."
        action={
          <LinkButton to={MAKE_A_PATTERN} variant="outlined" size="small">
            Make a pattern
          </LinkButton>
        }
      />
      <div className={classes.form}>
        <CodeSnippet text={TEMPLATE} language="yaml" showCopyCodeButton />
      </div>
    </>
  );
}
