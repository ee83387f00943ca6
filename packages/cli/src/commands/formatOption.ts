import { Option } from 'commander';
import { escaped } from '../format/visible';
import { Streams } from './streams';

/** What {@link formatOption} gives. */
export interface FormatFlag {
  format: 'table' | 'json';
}

/** `--format table|json` */
export function formatOption(): Option {
  return new Option('--format <format>', 'how to print it')
    .choices(['table', 'json'])
    .default('table');
}

/** Writes a value as JSON whose strings cannot move a terminal's cursor. */
export function writeJson(value: unknown, { stdout }: Streams): void {
  stdout.write(`${escaped(JSON.stringify(value, null, 2))}\n`);
}
