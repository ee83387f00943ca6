import { makeStyles } from '@material-ui/core/styles';

/** Classes of the parts of a report. */
export const useReportClasses = makeStyles(
  theme => ({
    // On paper: nothing is cut off, fills stay, and nothing is to be pressed.
    printable: {
      '@media print': {
        printColorAdjust: 'exact',
        WebkitPrintColorAdjust: 'exact',
        '& .MuiButton-root, & form, & [role=tablist], & [role=search]': {
          display: 'none !important',
        },
        '& *': { overflow: 'visible !important' },
        '& tr': { breakInside: 'avoid' },
      },
    },
    columns: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(300px, 100%), 1fr))',
      gap: theme.spacing(0, 4),
      alignItems: 'start',
    },
    section: {
      minWidth: 0,
      padding: theme.spacing(1.5, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      '@media print': { breakInside: 'avoid' },
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 1),
      marginBottom: theme.spacing(1),
    },
    heading: {
      margin: 0,
      fontSize: 11,
      fontWeight: 700,
      letterSpacing: '0.45px',
      textTransform: 'uppercase',
      color: theme.palette.text.secondary,
    },
    statement: {
      margin: theme.spacing(0, 0, 0.5),
      fontSize: 18,
      fontWeight: 700,
      lineHeight: 1.3,
      overflowWrap: 'anywhere',
    },
    text: { margin: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
    note: {
      margin: theme.spacing(0.5, 0),
      fontSize: 12,
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    big: { fontSize: 24, fontWeight: 700, lineHeight: 1.2 },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
    },
    list: { margin: theme.spacing(0.5, 0), paddingLeft: theme.spacing(2.5) },
    scroll: { overflowX: 'auto' },
    // Wider, the texts in it would grow with it.
    chart: { maxWidth: 460 },
    bar: { marginBottom: theme.spacing(2) },
    chips: { marginBottom: theme.spacing(1.5) },
    // Rows of one constraint belong together.
    block: {
      borderTop: `1px solid ${theme.palette.divider}`,
      '& td:first-child': { paddingLeft: theme.spacing(1) },
    },
    named: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(0.5, 1),
    },
    move: {
      padding: theme.spacing(1.5, 2),
      borderLeft: `3px solid ${theme.palette.primary.main}`,
      background: theme.palette.action.hover,
    },
  }),
  { name: 'DeliveryOutcomeReport' },
);
