import {
  EnvelopeException,
  PatternList,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { formatCount, formatRelative } from '../../format';
import { useExceptions } from '../../hooks';
import { Card, Panel } from '../layout';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { PatternLink } from './PatternTable';

/** Values outside envelopes that wait for a function; nothing where none does. */
export function OpenExceptions(props: { list: PatternList }) {
  const { items, asOf } = props.list;
  const { data, error } = useExceptions({ state: 'open' });
  const classes = useTableClasses();
  const open = data?.items ?? [];
  if (error) {
    return (
      <Card span={12}>
        <p role="alert">Values that wait outside could not be asked for.</p>
      </Card>
    );
  }
  if (open.length === 0) {
    return null;
  }
  const titles = new Map(items.map(({ ref, title }) => [ref, title]));
  return (
    <Card span={12}>
      <Panel
        title="Values outside that wait"
        subtitle="Each waits for the one function that owns the parameter; it decides on the page of the pattern."
        flush
        footer={formatCount(open.length, 'value')}
      >
        <table className={classes.table} aria-label="Values outside that wait">
          <thead>
            <tr>
              <HeadCell width="22%">Pattern</HeadCell>
              <HeadCell>Value</HeadCell>
              <HeadCell>Waits for</HeadCell>
              <HeadCell>Asked</HeadCell>
            </tr>
          </thead>
          <tbody>
            {open.map(each => (
              <Row
                key={each.id}
                exception={each}
                title={titles.get(each.pattern) ?? each.pattern}
                asOf={asOf}
              />
            ))}
          </tbody>
        </table>
      </Panel>
    </Card>
  );
}

function Row(props: {
  exception: EnvelopeException;
  title: string;
  asOf: string;
}) {
  const { exception, title, asOf } = props;
  return (
    <tr>
      <Cell header>
        <PatternLink of={{ ref: exception.pattern, title }} />
      </Cell>
      <Cell>
        {exception.parameter} = {exception.given}
        <CellNote>allowed: {exception.allowed}</CellNote>
      </Cell>
      <Cell>{exception.function}</Cell>
      <Cell>
        {formatRelative(exception.askedAt, asOf)}
        <CellNote>
          by <EntityRefLink entityRef={exception.by} defaultKind="user" />
        </CellNote>
      </Cell>
    </tr>
  );
}
