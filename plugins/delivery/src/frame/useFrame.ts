import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useApi } from '@backstage/frontend-plugin-api';
import { deliveryApiRef, sessionOf } from '../api';
import { Frame, mergeFrame, readFrame, writeFrame } from './frameParams';

/** The frame, and how to change it. */
export interface FrameState {
  frame: Frame;
  setFrame(change: Partial<Frame>): void;
}

/**
 * The frame of the page, kept in the URL and carried across tabs.
 *
 * @remarks
 * Tabs link without search parameters. A URL without a frame therefore gets
 * the one used last, in place of the history entry: going back still works,
 * as every entry then says its frame itself. On an entity's page the entity is
 * the scope, whatever was chosen elsewhere.
 */
export function useFrame(entityRef?: string): FrameState {
  const session = sessionOf(useApi(deliveryApiRef));
  const [search, setSearch] = useSearchParams();
  const stated = search.has('window');
  const scope = search.get('scope');
  const text = stated ? search.toString() : session.search ?? '';
  const frame = useMemo(() => {
    const read = readFrame(new URLSearchParams(text));
    // A link may name only a scope.
    return { ...read, scope: entityRef ?? scope ?? read.scope };
  }, [entityRef, scope, text]);

  useEffect(() => {
    if (!entityRef) {
      session.search = writeFrame(frame).toString();
    }
    if (!stated) {
      setSearch(
        current => mergeFrame(current, withoutEntity(frame, entityRef)),
        {
          replace: true,
        },
      );
    }
  }, [entityRef, frame, session, setSearch, stated]);

  const setFrame = useCallback(
    (change: Partial<Frame>) => {
      const next = withoutEntity({ ...frame, ...change }, entityRef);
      setSearch(current => mergeFrame(current, next));
    },
    [entityRef, frame, setSearch],
  );
  return { frame, setFrame };
}

/** An entity's own page says by its path what the scope is. */
function withoutEntity(frame: Frame, entityRef?: string): Frame {
  return entityRef ? { ...frame, scope: undefined } : frame;
}
