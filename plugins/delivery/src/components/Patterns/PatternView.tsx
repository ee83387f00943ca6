import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { PatternDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import SearchIcon from '@material-ui/icons/Search';
import { isNotFound } from '../../api';
import { useDeliveryLinks } from '../../frame';
import { usePattern, usePatternDiff } from '../../hooks';
import { Card, Cards, Panel } from '../layout';
import { Answer, Notice } from '../states';
import { BreakEvenPanel } from './BreakEvenPanel';
import { ComplaintsPanel } from './ComplaintsPanel';
import { DiffPanel } from './DiffPanel';
import { EnvelopePanel } from './EnvelopePanel';
import { EnvironmentsPanel } from './EnvironmentsPanel';
import { ExceptionsPanel } from './ExceptionsPanel';
import { FacetsPanel } from './FacetsPanel';
import { HistoryPanel } from './HistoryPanel';
import { PatternHeader } from './PatternHeader';
import { PatternsForbidden } from './PatternsForbidden';
import { RulesPanel } from './RulesPanel';
import { SignOffsPanel } from './SignOffsPanel';
import { WaitsPanel } from './WaitsPanel';

/** One pattern: what it is, who signed it, what changed. */
export function PatternView() {
  const { ref = '' } = useParams();
  const query = usePattern(ref);
  const list = useDeliveryLinks().patterns();
  return (
    <>
      {list && (
        <p>
          <Link to={list}>All patterns</Link>
        </p>
      )}
      {isNotFound(query.error) ? (
        <Panel title="Pattern">
          <Notice
            icon={SearchIcon}
            text="There is no such pattern, or none that you may see."
          />
        </Panel>
      ) : (
        <Answer
          what="this pattern"
          query={query}
          forbidden={<PatternsForbidden />}
        >
          {detail => <PatternCards key={detail.ref} detail={detail} />}
        </Answer>
      )}
    </>
  );
}

/** What the reader's function, or else any, approved before this content. */
export function defaultComparison(detail: PatternDetail): string | undefined {
  const reviewed = detail.standings.filter(each => each.reviewedDigest);
  const own = reviewed.find(each =>
    detail.viewer.signsFor.includes(each.function),
  );
  return (own ?? reviewed[0])?.reviewedDigest;
}

function PatternCards(props: { detail: PatternDetail }) {
  const { detail } = props;
  const [chosen, setChosen] = useState<string>();
  const from = chosen ?? defaultComparison(detail);
  const diff = usePatternDiff(detail.ref, from, detail.digest);
  return (
    <Cards>
      <Card span={12}>
        <PatternHeader detail={detail} />
      </Card>
      {detail.complaints.length > 0 && (
        <Card span={12}>
          <ComplaintsPanel complaints={detail.complaints} />
        </Card>
      )}
      <Card span={6}>
        <FacetsPanel detail={detail} diff={from ? diff.data : undefined} />
      </Card>
      <Card span={6}>
        <SignOffsPanel detail={detail} />
      </Card>
      <Card span={12}>
        <DiffPanel
          detail={detail}
          from={from}
          query={diff}
          onCompare={setChosen}
        />
      </Card>
      <Card span={6}>
        <EnvelopePanel detail={detail} />
      </Card>
      <Card span={6}>
        <ExceptionsPanel detail={detail} />
      </Card>
      <Card span={6}>
        <RulesPanel detail={detail} />
      </Card>
      <Card span={6}>
        <BreakEvenPanel breakEven={detail.breakEven} />
      </Card>
      <Card span={12}>
        <WaitsPanel detail={detail} />
      </Card>
      <Card span={12}>
        <EnvironmentsPanel pattern={detail.ref} />
      </Card>
      <Card span={12}>
        <HistoryPanel detail={detail} />
      </Card>
    </Cards>
  );
}
