import { ReactNode, useId } from 'react';
import { useReportClasses } from './useReportClasses';

/** A part of the report under its heading. */
export function Section(props: {
  title: string;
  /** Beside the heading: a status. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  const { title, aside, children } = props;
  const classes = useReportClasses();
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h3 id={id} className={classes.heading}>
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
