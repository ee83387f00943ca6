import { VerifiedAttestation } from '@delivery-stack/patterns';
import { visible } from '../format/visible';
import { instant } from './signOffProblems';

const foldersWords: Record<string, string | undefined> = {
  true: 'the same content',
  false: 'another content',
};

/** A genuine attestation as text for a terminal; ids stand in full. */
export function attestationTable(
  { signOff, name, keyId }: VerifiedAttestation,
  matches: boolean | null,
): string {
  const { decision, digest, by, at, until, comment } = signOff;
  const rows: [string, string | undefined][] = [
    ['decision', decision],
    ['function', signOff.function],
    ['pattern', name],
    ['digest', digest],
    ['folder', foldersWords[String(matches)]],
    ['by', by],
    ['at', instant(at)],
    ['until', until === undefined ? undefined : instant(until)],
    ['comment', comment],
    ['key', keyId],
  ];
  return rows
    .flatMap(([label, text]) =>
      text === undefined ? [] : [`${label.padEnd(10)}${visible(text)}`],
    )
    .join('\n');
}
