import { ComponentType } from 'react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import { Tone, toneColours } from './tone';

const useStyles = makeStyles<Theme, { tone: Tone }>(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: 5,
      height: 24,
      padding: theme.spacing(0, 1.25, 0, 0.75),
      border: '1px solid',
      borderRadius: 12,
      fontSize: 12,
      fontWeight: 700,
      whiteSpace: 'nowrap',
      borderColor: props => toneColours(theme, props.tone).border,
      background: props => toneColours(theme, props.tone).background,
      color: props => toneColours(theme, props.tone).text,
    },
    icon: { fontSize: 15 },
  }),
  { name: 'DeliveryStatusChip' },
);

/** A status: always an icon and a word, never colour alone. */
export function StatusChip(props: {
  tone: Tone;
  icon: ComponentType<SvgIconProps>;
  label: string;
}) {
  const { icon: Icon, label, tone } = props;
  const classes = useStyles({ tone });
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} aria-hidden />
      {label}
    </span>
  );
}
