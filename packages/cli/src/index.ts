/**
 * The `delivery` command.
 *
 * @packageDocumentation
 */
import { main } from './main';

main(process.argv).catch(error => {
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
});
