import { PolicyList } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import PolicyIcon from '@material-ui/icons/VerifiedUserOutlined';
import { formatCount, formatInstant } from '../../format';
import { usePolicies } from '../../hooks';
import { Panel } from '../layout';
import { PatternLink } from '../Patterns/PatternTable';
import { Answer, Notice } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

/** In pixels; narrower, the table scrolls. */
const NARROWEST = 880;

type Policy = PolicyList['items'][number];

/** What patterns enforce, who carries it, and in how many environments it holds. */
export function PolicyLibraryPanel() {
  const query = usePolicies();
  const { data } = query;
  return (
    <Panel
      title="Policy library"
      subtitle="What is so in every environment of a pattern, by the last evidence of its pipeline."
      busy={query.isFetching && Boolean(data)}
      flush
      footer={data && <Footer list={data} />}
    >
      <Answer what="the policies" query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice
              icon={PolicyIcon}
              text="No pattern that you may see carries a policy."
              detail="Patterns list what they enforce under policies in pattern.yaml."
            />
          ) : (
            <Table items={items} />
          )
        }
      </Answer>
    </Panel>
  );
}

function Footer(props: { list: PolicyList }) {
  const { asOf, hidden } = props.list;
  return (
    <>
      {`As of ${formatInstant(asOf)}.`}
      {hidden > 0 &&
        ` Not counted: ${formatCount(
          hidden,
          'environment',
        )} that you may not see.`}
    </>
  );
}

function Table(props: { items: Policy[] }) {
  const classes = useTableClasses();
  return (
    <table
      className={classes.table}
      style={{ minWidth: NARROWEST }}
      aria-label="Policy library"
    >
      <thead>
        <tr>
          <HeadCell width="34%">Policy</HeadCell>
          <HeadCell>Checked in</HeadCell>
          <HeadCell>Patterns</HeadCell>
          <HeadCell number>Holds</HeadCell>
          <HeadCell number>Does not hold</HeadCell>
          <HeadCell number>Not known</HeadCell>
          <HeadCell number>Environments</HeadCell>
        </tr>
      </thead>
      <tbody>
        {props.items.map(policy => (
          <PolicyRow key={policy.name} policy={policy} />
        ))}
      </tbody>
    </table>
  );
}

function PolicyRow(props: { policy: Policy }) {
  const { name, enforces, checkedIn, patterns, environments, failing } =
    props.policy;
  return (
    <tr>
      <Cell header>
        {name}
        {enforces.map(text => (
          <CellNote key={text}>{text}</CellNote>
        ))}
        {failing.length > 0 && <Failing of={name} failing={failing} />}
      </Cell>
      <Cell>{checkedIn.join(', ')}</Cell>
      <Cell>
        {patterns.map(pattern => (
          <div key={pattern.ref}>
            <PatternLink of={pattern} /> {pattern.version}
          </div>
        ))}
      </Cell>
      <Cell number>{environments.pass}</Cell>
      <Cell number strong={environments.fail > 0}>
        {environments.fail}
      </Cell>
      <Cell number>{environments.unknown}</Cell>
      <Cell number>{environments.n}</Cell>
    </tr>
  );
}

/** Behind a key: with many environments the table would be about nothing else. */
function Failing(props: { of: string; failing: Policy['failing'] }) {
  return (
    <details>
      <summary>Where {props.of} does not hold</summary>
      <ul>
        {props.failing.map(({ environment, since }) => (
          <li key={environment}>
            <EntityRefLink entityRef={environment} defaultKind="resource" />,
            since {formatInstant(since)}
          </li>
        ))}
      </ul>
    </details>
  );
}
