import { SVGProps } from 'react';
import { useTheme } from '@material-ui/core/styles';
import { kindFill } from './KindDefs';
import { Kind, KIND_COLOURS } from './palette';

/** A rectangle filled by the kind of time; a gap is outlined, never filled. */
export function KindRect(props: { kind: Kind } & SVGProps<SVGRectElement>) {
  const { kind, ...rest } = props;
  const { palette } = useTheme();
  const outline: SVGProps<SVGRectElement> = {};
  if (kind === 'timer') {
    outline.stroke = KIND_COLOURS[palette.type].timer;
  }
  if (kind === 'unaccounted') {
    outline.stroke = palette.text.secondary;
    outline.strokeDasharray = '3 2';
  }
  return <rect fill={kindFill(kind)} {...outline} {...rest} />;
}
