import { ReactNode } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { QueryClientProvider } from '@tanstack/react-query';
import { deliveryApiRef, sessionOf } from '../../api';
import { KindDefs } from '../../kinds';

const useStyles = makeStyles(
  theme => ({
    root: {
      color: theme.palette.text.primary,
      fontFamily: theme.typography.fontFamily,
      fontSize: 13,
      lineHeight: 1.45,
      fontVariantNumeric: 'tabular-nums',
      '& .MuiButton-root': { textTransform: 'none' },
      '& :focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: 1,
      },
      '@media (prefers-reduced-motion: reduce)': {
        '& *': { animation: 'none !important', transition: 'none !important' },
      },
    },
  }),
  { name: 'DeliveryRoot' },
);

/** What every view and card of the plugin stands in: answers, fills, type. */
export function DeliveryRoot(props: { children: ReactNode }) {
  const classes = useStyles();
  const { queryClient } = sessionOf(useApi(deliveryApiRef));
  return (
    <QueryClientProvider client={queryClient}>
      <div className={classes.root}>
        <KindDefs />
        {props.children}
      </div>
    </QueryClientProvider>
  );
}
