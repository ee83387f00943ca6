import { makeStyles } from '@material-ui/core/styles';

/** Classes of the forms and parts of a pattern's panels. */
export const useFormClasses = makeStyles(
  theme => ({
    form: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(1.5),
      padding: theme.spacing(2),
      borderTop: `1px solid ${theme.palette.divider}`,
      background: theme.palette.action.hover,
    },
    heading: { margin: 0, fontSize: 13, fontWeight: 700 },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    note: {
      margin: 0,
      fontSize: 12,
      color: theme.palette.text.secondary,
    },
    list: { margin: 0, paddingLeft: theme.spacing(2.5) },
    figures: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 4),
      margin: 0,
      '& dt': {
        fontSize: 11,
        fontWeight: 700,
        letterSpacing: '0.45px',
        textTransform: 'uppercase',
        color: theme.palette.text.secondary,
      },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'DeliveryPatternForm' },
);
