import { makeStyles } from '@material-ui/core/styles';

/** Classes of the parts of an opened gate. */
export const useSectionClasses = makeStyles(
  theme => ({
    section: { margin: theme.spacing(2, 0, 0) },
    heading: {
      margin: theme.spacing(0, 0, 1),
      fontSize: 11,
      fontWeight: 700,
      letterSpacing: '0.45px',
      textTransform: 'uppercase',
      color: theme.palette.text.secondary,
    },
    note: {
      margin: theme.spacing(0.5, 0, 0),
      fontSize: 12,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'DeliveryGateSection' },
);
