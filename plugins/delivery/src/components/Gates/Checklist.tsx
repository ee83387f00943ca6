import { GateDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import CloseIcon from '@material-ui/icons/Close';
import HelpIcon from '@material-ui/icons/HelpOutline';
import { toneColours } from '../states';
import { Check, deliveryChecks } from './checks';
import { useSectionClasses } from './useSectionClasses';
import { VERDICTS } from './verdict';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.75, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    passed: { fontSize: 18, color: toneColours(theme, 'good').text },
    failed: { fontSize: 18, color: toneColours(theme, 'bad').text },
    unknown: { fontSize: 18, color: theme.palette.text.secondary },
    title: { fontWeight: 700 },
  }),
  { name: 'DeliveryChecklist' },
);

/** The delivery test, question by question, and what follows. */
export function Checklist(props: {
  test: GateDetail['gate']['deliveryTest'];
  riskClasses: GateDetail['byRiskClass'];
}) {
  const { test, riskClasses } = props;
  const classes = useStyles();
  const section = useSectionClasses();
  return (
    <section>
      <h3 className={section.heading}>Delivery test</h3>
      {test ? (
        <ul className={classes.list}>
          {deliveryChecks(test, riskClasses).map(check => (
            <CheckLine key={check.title} check={check} />
          ))}
          <li className={classes.item}>
            <div>
              <div className={classes.title}>
                Verdict: {VERDICTS[test.verdict].label.toLowerCase()}
              </div>
              {test.reasons.map(reason => (
                <div key={reason} className={section.note}>
                  {reason}
                </div>
              ))}
            </div>
          </li>
        </ul>
      ) : (
        <p className={section.note}>
          Outcomes are not recorded: configure what a return that changed
          something looks like for this gate.
        </p>
      )}
    </section>
  );
}

function CheckLine(props: { check: Check }) {
  const { title, detail, passed } = props.check;
  const classes = useStyles();
  const section = useSectionClasses();
  return (
    <li className={classes.item}>
      {passed === undefined && (
        <HelpIcon className={classes.unknown} titleAccess="Not known" />
      )}
      {passed === true && (
        <CheckIcon className={classes.passed} titleAccess="Yes" />
      )}
      {passed === false && (
        <CloseIcon className={classes.failed} titleAccess="No" />
      )}
      <div>
        <div className={classes.title}>{title}</div>
        <div className={section.note}>{detail}</div>
      </div>
    </li>
  );
}
