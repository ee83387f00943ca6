export { Card, Cards } from './Cards';
export { DeliveryRoot } from './DeliveryRoot';
export { Panel } from './Panel';
export type { PanelProps } from './Panel';
export { StatPanel } from './StatPanel';
export { SubPageShell } from './SubPageShell';
export { VisuallyHidden } from './VisuallyHidden';
