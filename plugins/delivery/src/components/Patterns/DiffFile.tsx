import { FileChange } from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import { formatNumber, MINUS } from '../../format';
import { VisuallyHidden } from '../layout';
import { toneColours } from '../states';
import { numberLines } from './diffLines';

const useStyles = makeStyles(
  theme => ({
    header: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      gap: theme.spacing(0, 2),
      margin: 0,
      padding: theme.spacing(1, 2),
      borderTop: `1px solid ${theme.palette.divider}`,
      background: theme.palette.action.hover,
      fontSize: 13,
      fontWeight: 700,
    },
    scroll: { overflowX: 'auto' },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      fontFamily: 'monospace',
      fontSize: 12,
      '& td': { padding: theme.spacing(0, 1), verticalAlign: 'top' },
    },
    number: {
      width: '1%',
      textAlign: 'right',
      userSelect: 'none',
      color: theme.palette.text.secondary,
    },
    text: { whiteSpace: 'pre' },
    added: { background: toneColours(theme, 'good').background },
    removed: { background: toneColours(theme, 'bad').background },
    same: {},
    gap: { borderTop: `1px dashed ${theme.palette.divider}` },
    note: {
      margin: 0,
      padding: theme.spacing(1, 2),
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'DeliveryDiffFile' },
);

const CHANGES: Record<FileChange['change'], string> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
};

const UNSHOWN: Record<NonNullable<FileChange['unshown']>, string> = {
  binary: 'Not shown: it is not text. Compare it in the repository.',
  tooLarge: 'Not shown: it is too large. Compare it in the repository.',
  notKept:
    'Not shown: the bytes of the earlier content were not kept. Compare it in the repository.',
};

/** The lines of one file that came and went. */
export function DiffFile(props: { file: FileChange }) {
  const { file } = props;
  const classes = useStyles();
  return (
    <section aria-label={file.path}>
      <h3 className={classes.header}>
        <span>
          {file.facets.length > 0 && `${file.facets.join(', ')} · `}
          {file.path}, {CHANGES[file.change]}
          {file.owners.length > 0 && `, reviewed by ${file.owners.join(', ')}`}
        </span>
        <span>
          +{formatNumber(file.added)} {MINUS}
          {formatNumber(file.removed)}
        </span>
      </h3>
      {file.unshown && <p className={classes.note}>{UNSHOWN[file.unshown]}</p>}
      {file.hunks.length > 0 && (
        <div
          className={classes.scroll}
          // Long lines scroll, by keyboard too.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          role="group"
          aria-label={`Lines of ${file.path}`}
        >
          <table className={classes.table}>
            <tbody>
              {file.hunks.map((hunk, index) => (
                <Hunk
                  key={`${hunk.oldStart}-${hunk.newStart}`}
                  hunk={hunk}
                  first={index === 0}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Hunk(props: { hunk: FileChange['hunks'][number]; first: boolean }) {
  const { hunk, first } = props;
  const classes = useStyles();
  return (
    <>
      {numberLines(hunk).map((line, index) => (
        <tr
          key={`${line.before}-${line.after}`}
          className={`${classes[line.kind]} ${
            index === 0 && !first ? classes.gap : ''
          }`}
        >
          <td className={classes.number}>{line.before}</td>
          <td className={classes.number}>{line.after}</td>
          <td className={classes.number}>
            <span aria-hidden>{line.sign}</span>
            {line.kind !== 'same' && (
              <VisuallyHidden>{line.kind}: </VisuallyHidden>
            )}
          </td>
          <td className={classes.text}>{line.text}</td>
        </tr>
      ))}
    </>
  );
}
