import { FileComplaint, diffOf } from '@delivery-stack/patterns';
import { Command } from 'commander';
import { visible } from '../format/visible';
import { diffTable, signersOf } from '../patterns/diffTable';
import { patternTable } from '../patterns/patternTable';
import {
  complaintText,
  readFolder,
  requirePattern,
} from '../patterns/readFolder';
import { FormatFlag, formatOption, writeJson } from './formatOption';
import { Streams, exitCodes } from './streams';

/** `delivery pattern`: what a template folder declares, and what a change of it asks. */
export function patternCommand(streams: Streams): Command {
  return new Command('pattern')
    .description(
      'reads pre-approved patterns: template folders that are signed',
    )
    .addCommand(
      new Command('check')
        .description('says what a pattern declares, and what is wrong with it')
        .argument('<folder>', 'with template.yaml and pattern.yaml')
        .addOption(formatOption())
        .action((folder: string, flags: FormatFlag) =>
          check(folder, flags, streams),
        ),
    )
    .addCommand(
      new Command('diff')
        .description('says what changed, and who has to sign again')
        .argument('<old>', 'folder as it was signed')
        .argument('<new>', 'folder as it is now')
        .addOption(formatOption())
        .action((before: string, after: string, flags: FormatFlag) =>
          diff([before, after], flags, streams),
        ),
    );
}

async function check(
  folder: string,
  { format }: FormatFlag,
  streams: Streams,
): Promise<void> {
  const { read, complaints } = await readFolder(folder);
  if (format === 'json') {
    const { digest = null, pattern = null, content } = read ?? {};
    const files = content?.files ?? null;
    writeJson({ digest, pattern, files, complaints }, streams);
  } else if (read) {
    streams.stdout.write(`${patternTable(read)}\n`);
  }
  complain(folder, complaints, streams);
}

async function diff(
  [before, after]: readonly [string, string],
  { format }: FormatFlag,
  streams: Streams,
): Promise<void> {
  const from = await requirePattern(before);
  const to = await requirePattern(after);
  const change = { from, to, diff: diffOf(from.content, to.content) };
  if (format === 'json') {
    const digests = { from: from.digest, to: to.digest };
    writeJson({ ...digests, ...change.diff, ...signersOf(change) }, streams);
  } else {
    streams.stdout.write(`${diffTable(change)}\n`);
  }
}

function complain(
  folder: string,
  complaints: readonly FileComplaint[],
  { stderr, exit }: Streams,
): void {
  for (const each of complaints) {
    stderr.write(`error: ${visible(complaintText(folder, each))}\n`);
  }
  if (complaints.length > 0) {
    exit(exitCodes.unreadable);
  }
}
