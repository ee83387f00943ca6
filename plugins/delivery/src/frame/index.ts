export {
  DEFAULT_WINDOW,
  mergeFrame,
  readFrame,
  toQuery,
  WINDOWS,
  writeFrame,
} from './frameParams';
export type { Frame } from './frameParams';
export { useDeliveryLinks } from './useDeliveryLinks';
export type { DeliveryLinks } from './useDeliveryLinks';
export { useFrame } from './useFrame';
export type { FrameState } from './useFrame';
