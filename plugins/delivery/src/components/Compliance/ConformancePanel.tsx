import { useId, useState } from 'react';
import { Conformance } from '@delivery-stack/backstage-plugin-delivery-common';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import GroupIcon from '@material-ui/icons/GroupWorkOutlined';
import { formatInstant } from '../../format';
import { useConformance } from '../../hooks';
import { Panel } from '../layout';
import { Answer, Notice } from '../states';
import { ConformanceTable } from './ConformanceTable';

const BY = { system: 'System', domain: 'Domain' } as const;

type By = keyof typeof BY;

/** How much of each system or domain runs on signed-off patterns; by name, not a ranking. */
export function ConformancePanel() {
  const [by, setBy] = useState<By>('system');
  const query = useConformance(by);
  const id = useId();
  return (
    <Panel
      title="Architecture conformance"
      subtitle="Share of environments, and of components, that run on a signed-off pattern. Fewer than five components are withheld, also where the difference would tell."
      busy={query.isFetching && Boolean(query.data)}
      flush
      footer={query.data && `As of ${formatInstant(query.data.asOf)}.`}
      action={
        <TextField
          id={id}
          select
          size="small"
          variant="outlined"
          label="By"
          value={by}
          onChange={event => setBy(event.target.value as By)}
        >
          {Object.entries(BY).map(([value, title]) => (
            <MenuItem key={value} value={value}>
              {title}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      <Answer what="the conformance" query={query}>
        {conformance =>
          isEmpty(conformance) ? (
            <Notice
              icon={GroupIcon}
              text={`There is no ${by} with components that you may see.`}
            />
          ) : (
            <ConformanceTable conformance={conformance} heading={BY[by]} />
          )
        }
      </Answer>
    </Panel>
  );
}

function isEmpty({ items, total }: Conformance): boolean {
  return items.length === 0 && !total;
}
