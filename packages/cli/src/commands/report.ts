import { compileRules } from '@delivery-stack/flow';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ConfigError, loadConfig } from '../config/loadConfig';
import { htmlReport } from '../format/html';
import { jsonReport } from '../format/json';
import { tableReport } from '../format/table';
import { visible } from '../format/visible';
import { InputArgument, parseInputArgument } from '../inputs/inputArgument';
import { CreatedReport, createReport } from '../report/createReport';
import { terminalProgress } from '../report/terminalProgress';
import { complaints } from './complaints';
import { parseEnd, parseStart } from './instants';
import { Streams, exitCodes } from './streams';

interface ReportFlags {
  config?: string;
  format: keyof typeof formats;
  asOf?: number;
  since?: number;
  until?: number;
  calendar: 'elapsed' | 'working';
}

const formats = { table: tableReport, json: jsonReport, html: htmlReport };

function collect(text: string, before: InputArgument[] = []): InputArgument[] {
  const input = parseInputArgument(text);
  if (before.some(one => one.kind === input.kind && one.path === input.path)) {
    throw new InvalidArgumentError(
      `'${text}' is named twice; its events would count twice.`,
    );
  }
  return [...before, input];
}

/** `delivery report`: where the time of journeys goes, without Backstage. */
export function reportCommand(streams: Streams): Command {
  return new Command('report')
    .description(
      'reads exported pipeline and ticket data, and says where work waits',
    )
    .argument(
      '<kind:path...>',
      'cdevents, csv, xes, jira or github; a file, a .gz or a folder',
      collect,
    )
    .option('--config <file>', 'YAML with the keys of `delivery:`')
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(Object.keys(formats))
        .default('table'),
    )
    .option(
      '--as-of <instant>',
      'ISO 8601; later events are left out',
      parseEnd,
    )
    .option(
      '--since <instant>',
      'only journeys that closed from here',
      parseStart,
    )
    .option(
      '--until <instant>',
      'only journeys that closed up to here',
      parseEnd,
    )
    .addOption(
      new Option('--calendar <calendar>', 'how durations count')
        .choices(['elapsed', 'working'])
        .default('elapsed'),
    )
    .action((inputs: InputArgument[], flags: ReportFlags) =>
      report(inputs, flags, streams),
    );
}

async function report(
  inputs: InputArgument[],
  flags: ReportFlags,
  streams: Streams,
): Promise<void> {
  const { since = -Infinity, until = Infinity } = flags;
  if (since > until) {
    throw new ConfigError('--since is later than --until; exchange them');
  }
  const config = await loadConfig(flags.config);
  const created = await createReport(
    { ...flags, inputs, config, rules: compileRules(config) },
    terminalProgress(streams.stderr),
  );
  streams.stdout.write(`${formats[flags.format](created)}\n`);
  complain(created, streams);
}

/** Says what could not be read, after what could. */
function complain({ tallies }: CreatedReport, streams: Streams): void {
  const said = tallies.flatMap(complaints);
  for (const complaint of said) {
    streams.stderr.write(`error: ${visible(complaint)}\n`);
  }
  if (said.length > 0) {
    streams.exit(exitCodes.unreadable);
  }
}
