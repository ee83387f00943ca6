import { SignOff, verifyAttestation } from '@delivery-stack/patterns';
import { Command } from 'commander';
import { visible } from '../format/visible';
import { attestationBytes } from '../patterns/attestationBytes';
import { attestationTable } from '../patterns/attestationTable';
import { requirePattern } from '../patterns/readFolder';
import { readKeys } from '../patterns/readKeys';
import {
  instant,
  problemsAlone,
  problemsOnPattern,
} from '../patterns/signOffProblems';
import { FormatFlag, formatOption, writeJson } from './formatOption';
import { parseStart } from './instants';
import { Streams, exitCodes } from './streams';

interface VerifyFlags extends FormatFlag {
  key: string;
  pattern?: string;
  now?: number;
}

/** `delivery verify`: whether a sign-off is genuine, and still holds. */
export function verifyCommand(streams: Streams): Command {
  return new Command('verify')
    .description(
      'says whether the attestation of a sign-off is genuine and holds',
    )
    .argument('<attestation>', 'JSON file with a DSSE envelope')
    .requiredOption(
      '--key <path>',
      'public keys: PEM, JWK or JWKS file, or a folder of them',
    )
    .option('--pattern <folder>', 'the content that has to be signed off')
    .option(
      '--now <instant>',
      'ISO 8601; the instant at which it has to hold',
      parseStart,
    )
    .addOption(formatOption())
    .action((path: string, flags: VerifyFlags) => verify(path, flags, streams));
}

async function verify(
  path: string,
  flags: VerifyFlags,
  streams: Streams,
): Promise<void> {
  const keys = await readKeys(flags.key);
  const found = verifyAttestation({
    envelope: await attestationBytes(path),
    keys,
  });
  if (!found.ok) {
    throw new Error(`${path}: ${found.message}`);
  }
  const { signOff, name: pattern, keyId } = found;
  const { now = Date.now() } = flags;
  const folder = flags.pattern
    ? await requirePattern(flags.pattern)
    : undefined;
  const matches = folder ? folder.digest === signOff.digest : null;
  const problems = folder
    ? problemsOnPattern(folder, signOff, now)
    : problemsAlone(signOff, now);
  if (flags.format === 'json') {
    writeJson({ pattern, ...told(signOff), keyId, matches, problems }, streams);
  } else {
    streams.stdout.write(`${attestationTable(found, matches)}\n`);
  }
  for (const problem of problems) {
    streams.stderr.write(`error: ${visible(problem)}\n`);
  }
  if (problems.length > 0) {
    streams.exit(exitCodes.unreadable);
  }
}

function told({ at, until, ...rest }: SignOff) {
  const end = until === undefined ? null : instant(until);
  return { ...rest, at: instant(at), until: end };
}
