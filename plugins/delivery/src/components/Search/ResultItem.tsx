import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import {
  ResultHighlight,
  SearchDocument,
} from '@backstage/plugin-search-common';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: 0, color: theme.palette.text.primary },
    title: { fontSize: 18, fontWeight: 700, lineHeight: 1.3 },
    text: { margin: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
    rest: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      fontSize: 13,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'DeliverySearchResult' },
);

/** What the search page gives to each result. */
export interface ResultItemProps {
  result?: SearchDocument;
  highlight?: ResultHighlight;
  icon?: ReactNode;
}

/** A result: icon, title, a sentence, and what else is to be known at a glance. */
export function ResultItem(props: {
  found: ResultItemProps & { result: SearchDocument };
  /** Default: where the document says that it is. */
  to?: string;
  /** Field of the document that the sentence is, and the sentence. */
  sentence: [field: string, text: string];
  children?: ReactNode;
}) {
  const { found, sentence, children } = props;
  const { result, highlight, icon } = found;
  const classes = useStyles();
  const [field, text] = sentence;
  return (
    <>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <div className={classes.root}>
        {/* The search page tracks the click, or is told not to. */}
        <Link
          noTrack
          to={props.to ?? result.location}
          className={classes.title}
        >
          <Marked field="title" text={result.title} highlight={highlight} />
        </Link>
        {text && (
          <p className={classes.text}>
            <Marked field={field} text={text} highlight={highlight} />
          </p>
        )}
        {children && <div className={classes.rest}>{children}</div>}
      </div>
    </>
  );
}

/** A field with what was searched for marked in it. */
function Marked(props: {
  field: string;
  text: string;
  highlight?: ResultHighlight;
}) {
  const { field, text, highlight } = props;
  const marked = highlight?.fields[field];
  return highlight && marked ? (
    <HighlightedSearchResultText
      text={marked}
      preTag={highlight.preTag}
      postTag={highlight.postTag}
    />
  ) : (
    <>{text}</>
  );
}
