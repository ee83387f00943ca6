import { useTheme } from '@material-ui/core/styles';
import { Kind, KIND_COLOURS } from './palette';

/** The `fill` that draws a kind; needs {@link KindDefs} on the page. */
export function kindFill(kind: Kind): string {
  return kind === 'unaccounted' ? 'none' : `url(#delivery-kind-${kind})`;
}

/**
 * The textures of the kinds, as SVG patterns, for the current theme.
 *
 * @remarks
 * Textures keep kinds apart in greyscale print and for every kind of vision.
 * Rendered once by `DeliveryRoot`; repeated definitions are the same.
 */
export function KindDefs() {
  const dark = useTheme().palette.type === 'dark';
  const colours = KIND_COLOURS[dark ? 'dark' : 'light'];
  // Light over a dark fill; over the light fills of the dark theme, dark.
  const ink = dark ? '#000' : '#fff';
  return (
    <svg
      width="0"
      height="0"
      aria-hidden="true"
      focusable="false"
      style={{ position: 'absolute' }}
    >
      <defs>
        <Texture kind="work" size={6}>
          <rect width="6" height="6" fill={colours.work} />
        </Texture>
        <Texture kind="queue" size={6} rotate={45}>
          <rect width="6" height="6" fill={colours.queue} />
          <rect width="2" height="6" fill={ink} opacity="0.3" />
        </Texture>
        <Texture kind="return" size={6} rotate={-45}>
          <rect width="6" height="6" fill={colours.return} />
          <rect width="1.6" height="6" fill={ink} opacity="0.42" />
        </Texture>
        <Texture kind="processing" size={5}>
          <rect width="5" height="5" fill={colours.processing} />
          <circle cx="2.5" cy="2.5" r="1" fill={ink} opacity="0.75" />
        </Texture>
        <Texture kind="timer" size={4}>
          <rect width="4" height="4" fill={colours.timer} opacity="0.16" />
          <rect width="1.2" height="4" fill={colours.timer} />
        </Texture>
      </defs>
    </svg>
  );
}

function Texture(props: {
  kind: Kind;
  size: number;
  rotate?: number;
  children: React.ReactNode;
}) {
  const { kind, size, rotate, children } = props;
  return (
    <pattern
      id={`delivery-kind-${kind}`}
      width={size}
      height={size}
      patternUnits="userSpaceOnUse"
      patternTransform={rotate === undefined ? undefined : `rotate(${rotate})`}
    >
      {children}
    </pattern>
  );
}
