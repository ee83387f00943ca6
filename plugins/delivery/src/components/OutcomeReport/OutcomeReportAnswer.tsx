import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import LockIcon from '@material-ui/icons/LockOutlined';
import SearchIcon from '@material-ui/icons/Search';
import { isNotFound } from '../../api';
import { Answer, AnswerState, Notice, SkeletonRows } from '../states';
import { OutcomeReportBody } from './OutcomeReportBody';

/** The report of an outcome, or why there is none. */
export function OutcomeReportAnswer(props: {
  query: AnswerState<OutcomeReport>;
  past?: boolean;
  linked?: boolean;
}) {
  const { query, past, linked } = props;
  if (query.data === undefined && isNotFound(query.error)) {
    return (
      <Notice
        icon={SearchIcon}
        text="There is no such outcome, or none that you may see."
        detail="One that was just registered appears once the catalog has read it; otherwise ask its owner."
      />
    );
  }
  return (
    <Answer
      what="the report of this outcome"
      query={query}
      skeleton={<SkeletonRows rows={8} height={40} />}
      forbidden={
        <Notice
          icon={LockIcon}
          text="This outcome is visible to whoever may read it in the catalog."
          detail="Ask its owner."
        />
      }
    >
      {report => (
        <OutcomeReportBody
          report={report}
          past={past}
          linked={linked}
          failed={Boolean(query.error)}
        />
      )}
    </Answer>
  );
}
