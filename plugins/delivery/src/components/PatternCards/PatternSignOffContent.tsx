import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import SearchIcon from '@material-ui/icons/Search';
import { isNotFound } from '../../api';
import { formatDate } from '../../format';
import { useDeliveryLinks } from '../../frame';
import { usePattern } from '../../hooks';
import { PATTERN_STATES, STANDING_STATES, StateChip } from '../Patterns';
import { Answer, Notice } from '../states';
import { Cell, CellNote, useTableClasses } from '../table';

/** How a template stands as a pattern, and who has to do what. */
export function PatternSignOffContent() {
  const { entity } = useEntity();
  const query = usePattern(stringifyEntityRef(entity));
  if (isNotFound(query.error)) {
    return (
      <Notice
        icon={SearchIcon}
        text="The folder of this template was not read yet."
        detail="It needs a pattern.yaml beside template.yaml."
      />
    );
  }
  return (
    <Answer what="the sign-offs" query={query}>
      {detail => <SignOffs detail={detail} />}
    </Answer>
  );
}

function SignOffs(props: { detail: PatternDetail }) {
  const { detail } = props;
  const { standings, until, problem, state } = detail;
  const classes = useTableClasses();
  const path = useDeliveryLinks().pattern(detail.ref);
  return (
    <>
      <p>
        <StateChip reading={PATTERN_STATES[state]} />{' '}
        {detail.version && `version ${detail.version}`}
        {until && `, until ${formatDate(until)}`}
      </p>
      {problem && <p>{problem}</p>}
      {state === 'notAsked' && (
        <p>Whoever changed it has to ask for sign-off.</p>
      )}
      <table className={classes.table} aria-label="Pattern sign-off">
        <tbody>
          {standings.map(standing => (
            <tr key={standing.function}>
              <Cell header>{standing.title}</Cell>
              <Cell>
                <StateChip reading={STANDING_STATES[standing.state]} />
                {standing.todo && <CellNote>{standing.todo}</CellNote>}
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      {path && <Link to={path}>Sign-offs and changes</Link>}
    </>
  );
}
