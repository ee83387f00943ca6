import {
  PatternSignOff,
  Standing,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { FunctionStatus, todoOf } from '@delivery-stack/patterns';
import { DeliveryConfig } from '../../config';
import { KnownSignOff } from '../GenuineSignOffs';
import { SignOffRow } from '../store/patternRows';

/** What the organisation says about its functions. */
export type Functions = DeliveryConfig['functions'];

/** An instant as the API tells it. */
export function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}

/** A decision as the API tells it. */
export function signOffView(row: SignOffRow, genuine: boolean): PatternSignOff {
  return {
    id: row.id,
    function: row.function,
    digest: row.digest,
    decision: row.decision as PatternSignOff['decision'],
    by: row.by,
    at: isoOf(row.at_ms),
    ...(row.until_ms !== null && { until: isoOf(row.until_ms) }),
    ...(row.comment !== null && { comment: row.comment }),
    ...(row.minutes !== null && { minutes: row.minutes }),
    genuine,
  };
}

/** Where one function stands, with what it would compare the content with. */
export function standingView(
  status: FunctionStatus,
  options: {
    functions: Functions;
    signOffs: readonly KnownSignOff[];
    digest: string;
  },
): Standing {
  const { functions, signOffs, digest } = options;
  const { title, group } = functions[status.function] ?? {};
  const todo = todoOf(status);
  const mine = signOffs.filter(
    ({ row, genuine }) => genuine && row.function === status.function,
  );
  const behind = mine.find(({ row }) => row.id === status.signOff?.id);
  const reviewed = mine.filter(
    ({ row }) => row.decision === 'approved' && row.digest !== digest,
  );
  return {
    function: status.function,
    title: title ?? status.function,
    ...(group !== undefined && { group }),
    state: status.state,
    ...(status.until !== undefined && { until: isoOf(status.until) }),
    carriedOver: status.carriedOver,
    ...(behind && { signOff: signOffView(behind.row, true) }),
    ...(todo !== undefined && { todo }),
    ...(reviewed.length > 0 && {
      reviewedDigest: reviewed[reviewed.length - 1].row.digest,
    }),
  };
}
