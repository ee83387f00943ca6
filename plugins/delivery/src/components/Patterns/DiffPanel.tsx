import { useId } from 'react';
import {
  PatternContentDiff,
  PatternDetail,
} from '@delivery-stack/backstage-plugin-delivery-common';
import SameIcon from '@material-ui/icons/Check';
import CompareIcon from '@material-ui/icons/Compare';
import TextField from '@material-ui/core/TextField';
import { formatCount, formatDate, formatNumber, MINUS } from '../../format';
import { Panel } from '../layout';
import { Answer, AnswerState, Notice } from '../states';
import { DiffFile } from './DiffFile';
import { shortDigest } from './times';
import { useFormClasses } from './useFormClasses';

/** What changed since a content that a function looked at. */
export function DiffPanel(props: {
  detail: PatternDetail;
  from: string | undefined;
  query: AnswerState<PatternContentDiff>;
  onCompare(digest: string): void;
}) {
  const { detail, from, query, onCompare } = props;
  return (
    <Panel
      title="Changes since the last sign-off"
      subtitle={
        from && detail.digest
          ? `${shortDigest(from)} → ${shortDigest(detail.digest)}`
          : 'What the functions have to look at'
      }
      action={<Comparison detail={detail} from={from} onCompare={onCompare} />}
      flush
    >
      {from ? (
        <Answer what="what changed" query={query}>
          {diff => <Changes diff={diff} />}
        </Answer>
      ) : (
        <Notice
          icon={CompareIcon}
          text="No function signed another content off: all of it has to be looked at."
          detail="Choose a content to compare with, if there is an earlier one."
        />
      )}
    </Panel>
  );
}

function Comparison(props: {
  detail: PatternDetail;
  from: string | undefined;
  onCompare(digest: string): void;
}) {
  const { detail, from = '', onCompare } = props;
  const id = useId();
  const others = detail.contents.filter(each => each.digest !== detail.digest);
  if (others.length === 0) {
    return null;
  }
  const listed = others.some(each => each.digest === from);
  return (
    <TextField
      id={id}
      select
      SelectProps={{ native: true }}
      size="small"
      variant="outlined"
      label="Compare with"
      InputLabelProps={{ shrink: true }}
      value={from}
      onChange={event => onCompare(event.target.value)}
    >
      {!listed && <option value={from}>{from ? shortDigest(from) : ''}</option>}
      {others.map(each => (
        <option key={each.digest} value={each.digest}>
          {`${each.version} (${shortDigest(each.digest)}), ${formatDate(
            each.seenAt,
          )}`}
        </option>
      ))}
    </TextField>
  );
}

function Changes(props: { diff: PatternContentDiff }) {
  const { diff } = props;
  const classes = useFormClasses();
  const { files, touched } = diff;
  const declared = describeDeclarations(diff);
  if (files.length === 0 && declared.length === 0) {
    return <Notice icon={SameIcon} text="Identical, byte for byte." />;
  }
  const added = files.reduce((sum, file) => sum + file.added, 0);
  const removed = files.reduce((sum, file) => sum + file.removed, 0);
  return (
    <>
      <div className={classes.form}>
        <p className={classes.heading}>
          {formatCount(files.length, 'file')}, +{formatNumber(added)} {MINUS}
          {formatNumber(removed)} lines.{' '}
          {touched.length > 0
            ? `Has to sign again: ${touched.join(', ')}.`
            : 'Nobody has to sign again.'}
        </p>
        {declared.length > 0 && (
          <ul className={classes.list} aria-label="What is declared otherwise">
            {declared.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
      {files.map(file => (
        <DiffFile key={file.path} file={file} />
      ))}
    </>
  );
}

function describeDeclarations(diff: PatternContentDiff): string[] {
  const { added, removed, changed } = diff.parameters;
  const lines: Array<[string, string[]]> = [
    ['Parameters added', added],
    ['Parameters removed', removed],
    ['Parameters changed', changed],
    ['Parts of pattern.yaml changed', diff.declarations],
  ];
  return [
    ...lines
      .filter(([, names]) => names.length > 0)
      .map(([what, names]) => `${what}: ${names.join(', ')}`),
    ...(diff.steps ? ['Steps or other parts of the template changed'] : []),
  ];
}
