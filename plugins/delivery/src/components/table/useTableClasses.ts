import { makeStyles } from '@material-ui/core/styles';

/** Classes of a dense, real `<table>`. */
export const useTableClasses = makeStyles(
  theme => ({
    table: { width: '100%', borderCollapse: 'collapse', fontSize: 13 },
    caption: { textAlign: 'left', captionSide: 'top' },
    head: {
      padding: theme.spacing(1),
      borderBottom: `1px solid ${theme.palette.divider}`,
      background: theme.palette.action.hover,
      color: theme.palette.text.secondary,
      fontSize: 11,
      fontWeight: 700,
      letterSpacing: '0.4px',
      lineHeight: 1.3,
      textAlign: 'left',
      textTransform: 'uppercase',
      verticalAlign: 'bottom',
      '&:first-child': { paddingLeft: theme.spacing(2) },
      '&:last-child': { paddingRight: theme.spacing(2) },
    },
    cell: {
      padding: theme.spacing(1),
      borderBottom: `1px solid ${theme.palette.divider}`,
      fontWeight: 400,
      textAlign: 'left',
      verticalAlign: 'middle',
      '&:first-child': { paddingLeft: theme.spacing(2) },
      '&:last-child': { paddingRight: theme.spacing(2) },
      'tr:last-child > &': { borderBottom: 0 },
    },
    total: {
      background: theme.palette.action.hover,
      '& > *': { fontWeight: 700 },
    },
    number: { textAlign: 'right', whiteSpace: 'nowrap' },
    strong: { fontWeight: 700 },
    note: {
      letterSpacing: 0,
      textTransform: 'none',
      fontSize: 12,
      fontWeight: 400,
      color: theme.palette.text.secondary,
    },
    noWrap: { whiteSpace: 'nowrap' },
  }),
  { name: 'DeliveryTable' },
);
