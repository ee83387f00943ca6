/**
 * The `delivery` command.
 *
 * @packageDocumentation
 */
import { main } from './main';

// Whoever reads may stop early, as `| head` does: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

main(process.argv);
