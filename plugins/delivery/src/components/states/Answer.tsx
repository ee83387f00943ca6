import { ReactNode } from 'react';
import Skeleton from '@material-ui/lab/Skeleton';
import { isForbidden } from '../../api';
import { VisuallyHidden } from '../layout/VisuallyHidden';
import { CardBoundary } from './CardBoundary';
import { Forbidden, LoadError } from './notices';

/** The parts of a query that decide what a card shows. */
export interface AnswerState<T> {
  data: T | undefined;
  error: unknown;
  refetch(): unknown;
}

/** Grey lines in the shape of what is to come. */
export function SkeletonRows(props: {
  rows?: number;
  height?: number;
  width?: number;
}) {
  const { rows = 4, height = 28, width } = props;
  return (
    <div aria-busy="true">
      <VisuallyHidden live>Loading</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} animation={false} height={height} width={width} />
      ))}
    </div>
  );
}

/**
 * What a card shows for a query: figures if there are any, else why not.
 *
 * @remarks Figures on screen stay there while they are asked for again.
 */
export function Answer<T>(props: {
  /** What could not be loaded, e.g. `gates`. */
  what: string;
  query: AnswerState<T>;
  scope?: string;
  skeleton?: ReactNode;
  /** What a refusal shows, where the permission is not that of figures. */
  forbidden?: ReactNode;
  children(data: T): ReactNode;
}) {
  const { what, query, scope, skeleton, forbidden, children } = props;
  if (query.data !== undefined) {
    return <CardBoundary what={what}>{children(query.data)}</CardBoundary>;
  }
  if (isForbidden(query.error)) {
    return <>{forbidden ?? <Forbidden scope={scope} />}</>;
  }
  if (query.error) {
    return (
      <LoadError
        what={what}
        error={query.error}
        onRetry={() => query.refetch()}
      />
    );
  }
  return <>{skeleton ?? <SkeletonRows />}</>;
}
