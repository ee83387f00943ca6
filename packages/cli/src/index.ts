/**
 * The `delivery` command.
 *
 * @packageDocumentation
 */
import { setFlagsFromString } from 'node:v8';
import { main } from './main';

// The heap may grow by a fifth before it is collected, instead of by up to four
// times: at a million events that is the difference between 700 and 450 MB.
setFlagsFromString('--heap-growing-percent=20');

// Whoever reads may stop early, as `| head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

main(process.argv);
