import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import { formatInstant, formatRelative } from '../../format';
import { CellNote } from '../table';

type Problem = SourceItem['problems'][number];

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      paddingLeft: theme.spacing(1.5),
      borderLeft: `3px solid ${theme.palette.status.warning}`,
      overflowWrap: 'anywhere',
    },
    scope: {
      fontFamily: 'monospace',
      padding: '0 4px',
      borderRadius: 3,
      background: theme.palette.action.selected,
    },
  }),
  { name: 'DeliveryProblems' },
);

/** Something that heals by itself is told as such. */
const CODES: Record<string, string> = {
  unauthorized: 'Credentials are not valid',
  'missing-scope': 'A right is missing',
  'rate-limited': 'The vendor asks to wait',
  'not-found': 'Not found',
  unavailable: 'No answer',
  'bad-answer': 'An answer that cannot be read',
  configuration: 'Configuration',
  failed: 'Failed',
};

/** What keeps a source from fetching, and what mends it. */
export function Problems(props: {
  problems: readonly Problem[];
  title: string;
  asOf: string;
}) {
  const { problems, title, asOf } = props;
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label={`Problems of ${title}`}>
      {problems.map((problem, index) => (
        <li key={index} className={classes.item}>
          <b>
            {CODES[problem.code] ?? problem.code}
            {problem.subject && `: ${problem.subject}`}
          </b>
          <div>{problem.message}</div>
          {problem.scopes && problem.scopes.length > 0 && (
            <MissingScopes scopes={problem.scopes} />
          )}
          {problem.cure && <div>What to do: {problem.cure}</div>}
          <CellNote>
            Since {formatInstant(problem.since)} (
            {formatRelative(problem.since, asOf)})
            {problem.until && `, until ${formatInstant(problem.until)}`}
          </CellNote>
        </li>
      ))}
    </ul>
  );
}

function MissingScopes(props: { scopes: readonly string[] }) {
  const classes = useStyles();
  return (
    <div>
      Missing:{' '}
      {props.scopes.map((scope, index) => (
        <span key={scope}>
          {index > 0 && ', '}
          <span className={classes.scope}>{scope}</span>
        </span>
      ))}
    </div>
  );
}
