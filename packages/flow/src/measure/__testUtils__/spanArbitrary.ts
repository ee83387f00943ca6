import fc from 'fast-check';
import { Span, spanKinds } from '../../fold/span';

/** Wide enough for overlaps, narrow enough for ties. */
export const LONGEST = 60;

/** A window within the instants of {@link spanArbitrary}. */
export const windowArbitrary = fc
  .tuple(fc.nat(LONGEST), fc.nat(LONGEST))
  .map(([one, other]) => ({
    start: Math.min(one, other),
    end: Math.max(one, other),
  }));

export const spanArbitrary: fc.Arbitrary<Span> = fc
  .record({
    spanKind: fc.constantFrom(...spanKinds),
    owner: fc.constantFrom('pod', 'security', 'data', 'unowned'),
    gate: fc.constantFrom(undefined, 'review', 'access'),
    start: fc.nat(LONGEST),
    length: fc.option(fc.nat(LONGEST), { nil: undefined, freq: 8 }),
  })
  .map(({ spanKind, owner, gate, start, length }) => ({
    spanKind,
    function: owner,
    ...(gate !== undefined && { gate }),
    start,
    ...(length !== undefined && { end: start + length }),
    subject: 'A',
  }));

export const spansArbitrary = fc.array(spanArbitrary, { maxLength: 25 });
