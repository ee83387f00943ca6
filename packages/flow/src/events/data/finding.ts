import { z } from 'zod';
import { short } from './person';

/** What a scanner looks at. */
const kind = z.enum([
  'code',
  'dependency',
  'secret',
  'image',
  'infrastructure',
  'other',
]);

/** Where a scanner looked. */
const place = {
  /** Owner and name, as other events of the source have it. */
  repository: short,
  /** Refs of catalog entities, where who reports knows them. */
  entityRefs: z.array(short).max(50).optional(),
  kind,
  /** Name of the scanner. */
  tool: short,
};

/** A weakness that a scanner found, as it is since this event. */
export const findingData = z.object({
  /** `<owner>/<repository>/code-scanning/<number>`, unique within the source. */
  key: short,
  ...place,
  severity: z.enum(['critical', 'high', 'medium', 'low', 'none']),
  /** `dismissed`: somebody decided that it does not count. */
  state: z.enum(['open', 'fixed', 'dismissed']),
  /** When it was found, ISO 8601 with a zone. */
  opened: z.iso.datetime({ offset: true }),
  rule: short.optional(),
  title: short.optional(),
  url: short.optional(),
});

/**
 * A scan of everything in its place: whatever it found and is open has been
 * reported, so that no finding can be told from nobody having looked.
 */
export const scanData = z.object({
  /** Unique within the source; the same for every scan of a tool in a place. */
  key: short,
  ...place,
});
