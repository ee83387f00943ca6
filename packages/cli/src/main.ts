import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check';
import { patternCommand } from './commands/pattern';
import { reportCommand } from './commands/report';
import { Streams, exitCodes } from './commands/streams';
import { verifyCommand } from './commands/verify';
import { ConfigError } from './config/loadConfig';
import { visible } from './format/visible';

const processStreams: Streams = {
  stdout: process.stdout,
  stderr: process.stderr,
  exit: code => {
    process.exitCode = code;
  },
};

/** Runs the command line. Never rejects: the exit code says how it went. */
export async function main(
  argv: readonly string[],
  streams: Streams = processStreams,
): Promise<void> {
  const program = new Command('delivery')
    .description('Finds out whose days delivery takes.')
    .addCommand(reportCommand(streams))
    .addCommand(patternCommand(streams))
    .addCommand(verifyCommand(streams))
    .addCommand(checkCommand(streams));
  for (const command of withAllBelow(program)) {
    // Commander would end the process, and with it what is still being written.
    command.exitOverride().configureOutput({
      writeOut: text => streams.stdout.write(text),
      writeErr: text => streams.stderr.write(text),
    });
  }
  try {
    await program.parseAsync(argv);
  } catch (error) {
    fail(error, streams);
  }
}

function withAllBelow(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withAllBelow)];
}

function fail(error: unknown, streams: Streams): void {
  if (error instanceof CommanderError) {
    // Help and version come this way too, with 0; commander has said the rest.
    if (error.exitCode !== 0) {
      streams.exit(exitCodes.usage);
    }
    return;
  }
  const { message } = error as Error;
  for (const line of message.split('\n')) {
    streams.stderr.write(`error: ${visible(line)}\n`);
  }
  streams.exit(
    error instanceof ConfigError ? exitCodes.usage : exitCodes.unreadable,
  );
}
