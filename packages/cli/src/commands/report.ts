import { compileRules } from '@delivery-stack/flow';
import { Command, InvalidArgumentError, Option } from 'commander';
import { loadConfig } from '../config/loadConfig';
import { htmlReport } from '../format/html';
import { tableReport } from '../format/table';
import { InputArgument, parseInputArgument } from '../inputs/inputArgument';
import { CreatedReport, createReport } from '../report/createReport';
import { terminalProgress } from '../report/terminalProgress';

interface ReportFlags {
  config?: string;
  format: 'table' | 'json' | 'html';
  asOf?: number;
  since?: number;
  until?: number;
  calendar: 'elapsed' | 'working';
}

/** Where a command writes: injected, so that tests need no process. */
export interface Streams {
  stdout: { write(text: string): unknown };
  stderr: NodeJS.WriteStream;
  /** Sets the exit code of the process. */
  exit(code: number): void;
}

function parseInstant(text: string): number {
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new InvalidArgumentError(
      `'${text}' is no instant; write it like 2026-11-20 or 2026-11-20T18:00:00Z.`,
    );
  }
  return instant;
}

/** The end of the day where only a day is given: `--until 2026-03-31` includes it. */
function parseEnd(text: string): number {
  const instant = parseInstant(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? instant + 86_399_999 : instant;
}

const collect = (text: string, before: InputArgument[] = []) => [
  ...before,
  parseInputArgument(text),
];

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
        .choices(['table', 'json', 'html'])
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
      parseInstant,
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
    .action(async (inputs: InputArgument[], flags: ReportFlags) => {
      const config = await loadConfig(flags.config);
      const created = await createReport(
        { ...flags, inputs, config, rules: compileRules(config) },
        terminalProgress(streams.stderr),
      );
      streams.stdout.write(`${printed(created, flags.format)}\n`);
      say(created, streams);
    });
}

function printed({ report }: CreatedReport, format: ReportFlags['format']) {
  if (format === 'json') {
    return JSON.stringify(report, null, 2);
  }
  return format === 'html' ? htmlReport(report) : tableReport(report);
}

/** Says what could not be read; an input of which nothing was read is a failure. */
function say({ tallies }: CreatedReport, streams: Streams): void {
  for (const { input, failed, events, records } of tallies) {
    const name = `${input.kind}:${input.path}`;
    if (failed) {
      streams.stderr.write(`error: ${name}: ${failed}\n`);
    } else if (events === 0) {
      streams.stderr.write(
        `error: ${name}: nothing in its ${records} records could be used\n`,
      );
    }
    if (events === 0) {
      streams.exit(1);
    }
  }
}
