import {
  PatternContentDiff,
  PatternDetail,
} from '@delivery-stack/backstage-plugin-delivery-common';
import ChangedIcon from '@material-ui/icons/ReportProblemOutlined';
import SameIcon from '@material-ui/icons/Check';
import { formatCount } from '../../format';
import { Panel } from '../layout';
import { Notice, StatusChip } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

/** What the environment brings along, and which part of it changed. */
export function FacetsPanel(props: {
  detail: PatternDetail;
  diff: PatternContentDiff | undefined;
}) {
  const { detail, diff } = props;
  const classes = useTableClasses();
  return (
    <Panel
      title="Facets"
      subtitle={`${formatCount(
        detail.facets.length,
        'facet',
      )}, hashed together into the digest`}
      flush
      footer="Any change makes a new digest. Functions see only what changed."
    >
      {detail.facets.length === 0 ? (
        <Notice icon={ChangedIcon} text="No facet is known." />
      ) : (
        <table className={classes.table} aria-label="Facets">
          <thead>
            <tr>
              <HeadCell>Facet</HeadCell>
              <HeadCell>Provides</HeadCell>
              {diff && (
                <>
                  <HeadCell>Against the compared content</HeadCell>
                  <HeadCell>Review</HeadCell>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {detail.facets.map(facet => (
              <FacetRow key={facet.name} facet={facet} diff={diff} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function FacetRow(props: {
  facet: PatternDetail['facets'][number];
  diff: PatternContentDiff | undefined;
}) {
  const { facet, diff } = props;
  return (
    <tr>
      <Cell header>{facet.name}</Cell>
      <Cell>
        {facet.waived === undefined
          ? facet.provided ?? 'not described'
          : `Waived: ${facet.waived}`}
      </Cell>
      {diff && <Comparison facet={facet.name} diff={diff} />}
    </tr>
  );
}

function Comparison(props: { facet: string; diff: PatternContentDiff }) {
  const { facet, diff } = props;
  const changed = diff.files.filter(file => file.facets.includes(facet));
  return (
    <>
      <Cell>
        <Against changed={changed.length} />
      </Cell>
      <Cell>{reviewOf(changed, diff)}</Cell>
    </>
  );
}

function Against(props: { changed: number }) {
  const { changed } = props;
  return changed === 0 ? (
    <StatusChip tone="good" icon={SameIcon} label="Identical" />
  ) : (
    <>
      <StatusChip tone="caution" icon={ChangedIcon} label="Changed" />
      <CellNote>{formatCount(changed, 'file')}</CellNote>
    </>
  );
}

function reviewOf(
  changed: PatternContentDiff['files'],
  diff: PatternContentDiff,
): string {
  if (changed.length === 0) {
    return 'None needed';
  }
  // What nobody owns asks everybody who has to sign again.
  const owners = changed.flatMap(file =>
    file.owners.length > 0 ? file.owners : diff.touched,
  );
  return [...new Set(owners)].join(', ');
}
