import { useSearchParams } from 'react-router-dom';
import { Answer } from '../states';
import { ContributionReport } from './ContributionReport';
import { NoOutcome } from './NoOutcome';
import { OutcomeTabs, panelIdOf, tabIdOf } from './OutcomeTabs';
import { Contribution, useContributions } from './useContributions';

/** The outcomes that the entity of the page serves, or what is missing. */
export function ContributionContent() {
  const query = useContributions();
  return (
    <Answer what="its outcomes" query={query}>
      {contributions =>
        contributions.length === 0 ? (
          <NoOutcome />
        ) : (
          <Reports contributions={contributions} />
        )
      }
    </Answer>
  );
}

/** The report of one outcome; where there are several, of the chosen one. */
function Reports(props: { contributions: Contribution[] }) {
  const { contributions } = props;
  // In the URL, so that a link leads to the same report.
  const [search, setSearch] = useSearchParams();
  const named = search.get('outcome');
  const chosen =
    contributions.find(({ ref }) => ref === named) ?? contributions[0];
  if (contributions.length === 1) {
    return <ContributionReport contribution={chosen} />;
  }
  return (
    <>
      <OutcomeTabs
        contributions={contributions}
        chosen={chosen.ref}
        onChoose={ref =>
          setSearch(
            current => {
              const next = new URLSearchParams(current);
              next.set('outcome', ref);
              return next;
            },
            { replace: true },
          )
        }
      />
      <div
        role="tabpanel"
        id={panelIdOf(chosen.ref)}
        aria-labelledby={tabIdOf(chosen.ref)}
      >
        <ContributionReport key={chosen.ref} contribution={chosen} />
      </div>
    </>
  );
}
