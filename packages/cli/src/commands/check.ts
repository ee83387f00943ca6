import { Command } from 'commander';
import { pipelineRun, RunFlags } from '../environment/pipelineRun';
import { readAttestations } from '../environment/readAttestations';
import { readEnvironment } from '../environment/readEnvironment';
import {
  MOST_DRIFT,
  parseRecipientUrl,
  sendEvidence,
  TOKEN_VARIABLE,
  UnreachableError,
} from '../environment/sendEvidence';
import {
  attestationsWord,
  Findings,
  PolicyResult,
  problemsOf,
  verdictRows,
} from '../environment/verdict';
import { ConfigError } from '../config/loadConfig';
import { visible } from '../format/visible';
import { readKeys } from '../patterns/readKeys';
import { policyOption } from './policyOption';
import { FormatFlag, formatOption, writeJson } from './formatOption';
import { Streams, exitCodes } from './streams';

interface CheckFlags extends FormatFlag, RunFlags {
  key?: string;
  policy: PolicyResult[];
  send?: string;
  environment?: string;
  reportOnly?: true;
}

/** `delivery check`: whether an environment is still inside its pattern. */
export function checkCommand(streams: Streams): Command {
  return new Command('check')
    .description(
      'says whether a repository that was made from a pattern is still inside it',
    )
    .argument('[folder]', 'a clean checkout', '.')
    .option(
      '--key <path>',
      'public keys, with which the sign-offs in it are verified',
    )
    .addOption(policyOption())
    .option('--send <url>', 'Backstage’s backend, to which the result is sent')
    .option('--environment <ref>', 'entity ref of the environment, for --send')
    .option('--commit <sha>', 'default: from the pipeline')
    .option('--branch <name>', 'default: from the pipeline')
    .option('--default-branch <name>', 'default: from the pipeline')
    .option('--run <id>', 'default: from the pipeline')
    .option('--link <url>', 'default: from the pipeline')
    .option('--report-only', 'exit with 0 outside the pattern too')
    .addOption(formatOption())
    .action((folder: string, flags: CheckFlags) =>
      check(folder, flags, streams),
    );
}

async function check(
  folder: string,
  flags: CheckFlags,
  streams: Streams,
): Promise<void> {
  const recipient = recipientOf(flags);
  const run = recipient && (await pipelineRun(flags, process.env));
  const environment = await readEnvironment(folder);
  const { manifest } = environment;
  const findings: Findings = {
    environment,
    policies: flags.policy,
    ...(flags.key !== undefined && {
      attested: manifest
        ? await readAttestations(folder, manifest, await readKeys(flags.key))
        : [],
    }),
  };
  const problems = problemsOf(findings);
  print(findings, problems, flags, streams);
  if (problems.length > 0 && !flags.reportOnly) {
    streams.exit(exitCodes.unreadable);
  }
  if (recipient && run) {
    const evidence = {
      ...run,
      at: new Date().toISOString(),
      ...evidenceOf(findings),
    };
    await sendEvidence(evidence, recipient).catch(error => {
      // Deliveries must not stand still because the instance does.
      if (!(error instanceof UnreachableError)) {
        throw error;
      }
      streams.stderr.write(
        `warning: the result was not sent, ${visible(
          error.message,
        )}; run the job again later\n`,
      );
    });
  }
}

function evidenceOf(findings: Findings) {
  const { environment, policies } = findings;
  const { drift, manifestHash } = environment;
  return {
    manifest: manifestHash,
    drift: drift.slice(0, MOST_DRIFT),
    driftCount: drift.length,
    attestations: attestationsWord(findings),
    policies,
  };
}

function print(
  findings: Findings,
  problems: readonly string[],
  { format }: CheckFlags,
  streams: Streams,
): void {
  if (format === 'json') {
    const { pattern, version, digest } = findings.environment.manifest ?? {};
    const said = {
      inside: problems.length === 0,
      pattern: pattern ?? null,
      version: version ?? null,
      digest: digest ?? null,
      ...evidenceOf(findings),
      drift: findings.environment.drift,
      problems,
    };
    writeJson(said, streams);
  } else {
    const rows = verdictRows(findings, problems).map(
      ([label, text]) => `${label.padEnd(10)}${visible(text)}`,
    );
    streams.stdout.write(`${rows.join('\n')}\n`);
  }
  for (const problem of problems) {
    streams.stderr.write(`error: ${visible(problem)}\n`);
  }
}

function recipientOf({ send, environment }: CheckFlags) {
  if (send === undefined) {
    return undefined;
  }
  if (!environment) {
    throw new ConfigError(
      '--environment: is missing; --send needs the entity ref of the environment, like resource:default/shop',
    );
  }
  const token = process.env[TOKEN_VARIABLE];
  return { url: parseRecipientUrl(send), environment, token };
}
