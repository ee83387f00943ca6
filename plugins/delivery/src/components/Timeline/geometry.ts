import { Lane } from './lanes';

/** Pixels of a bar, of a row, and between lanes. */
export const BAR_HEIGHT = 20;
export const ROW_HEIGHT = 24;
export const LANE_PADDING = 6;
/** Pixels of a row of milestone texts above the lanes. */
export const TEXT_HEIGHT = 18;

/** A lane and where it is drawn. */
export interface PlacedLane extends Lane {
  /** Top of its first bar. */
  top: number;
  height: number;
}

/** Stacks lanes below each other. */
export function placeLanes(lanes: readonly Lane[]): {
  lanes: PlacedLane[];
  height: number;
} {
  let height = 0;
  const placed = lanes.map(lane => {
    const own = lane.rows * ROW_HEIGHT + 2 * LANE_PADDING;
    const top = height + LANE_PADDING;
    height += own;
    return { ...lane, top, height: own };
  });
  return { lanes: placed, height };
}
