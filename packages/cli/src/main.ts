import { Command } from 'commander';
import { Streams, reportCommand } from './commands/report';

const processStreams: Streams = {
  stdout: process.stdout,
  stderr: process.stderr,
  exit: code => {
    process.exitCode = code;
  },
};

/** Runs the command line. */
export async function main(
  argv: readonly string[],
  streams: Streams = processStreams,
): Promise<void> {
  const program = new Command('delivery')
    .description('Finds out whose days delivery takes.')
    .showHelpAfterError()
    .addCommand(reportCommand(streams));
  await program.parseAsync(argv);
}
