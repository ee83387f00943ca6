import { CodeSnippet, LinkButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import { CONNECT_A_SOURCE, Notice } from '../states';

const useStyles = makeStyles(
  theme => ({
    steps: {
      maxWidth: 720,
      margin: '0 auto',
      padding: theme.spacing(0, 2, 2),
      '& p': { margin: theme.spacing(1.5, 0, 0.5) },
    },
  }),
  { name: 'DeliveryNoSources' },
);

const PACKAGE =
  'yarn --cwd packages/backend add @delivery-stack/backstage-plugin-delivery-backend-module-github';

const BACKEND = `// packages/backend/src/index.ts
backend.add(
  import('@delivery-stack/backstage-plugin-delivery-backend-module-github'),
);`;

const CONFIG = `# app-config.yaml
delivery:
  sources:
    github:
      main:
        host: github.com
        projects: catalog`;

/** No module is installed: how to install one. */
export function NoSources() {
  const classes = useStyles();
  return (
    <>
      <Notice
        icon={CloudOffIcon}
        text="No source is connected: no module of the backend fetches events."
        detail="There are modules for GitHub, GitLab, Azure DevOps, Jenkins, Jira and ServiceNow. Each needs three steps; GitHub for example:"
      />
      <div className={classes.steps}>
        <p>1. Install the module.</p>
        <CodeSnippet text={PACKAGE} language="bash" showCopyCodeButton />
        <p>2. Add it to the backend.</p>
        <CodeSnippet text={BACKEND} language="typescript" showCopyCodeButton />
        <p>
          3. Say where to fetch from. The credentials are those of{' '}
          <code>integrations.github</code>.
        </p>
        <CodeSnippet text={CONFIG} language="yaml" showCopyCodeButton />
        <p>
          <LinkButton to={CONNECT_A_SOURCE} variant="outlined" size="small">
            Connect a source
          </LinkButton>
        </p>
      </div>
    </>
  );
}
