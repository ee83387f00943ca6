import { Transform } from 'node:stream';
import { InputError } from '@backstage/errors';

/** Lets so many bytes through, and fails beyond. @internal */
export function boundedBytes(most: number, what: string): Transform {
  let count = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      if (count > most) {
        done(
          new InputError(
            `${what} has more than ${most} bytes; split it, or raise maxBytes`,
          ),
        );
      } else {
        done(null, chunk);
      }
    },
  });
}
