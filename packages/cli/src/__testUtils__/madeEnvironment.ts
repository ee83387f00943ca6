import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  Digest,
  FilesManifest,
  SignOff,
  attest,
  manifestText,
} from '@delivery-stack/patterns';
import { TestFolder } from './folder';

const DAY = 86_400_000;
const AT = Date.parse('2026-11-26T12:00:00Z');
const pair = generateKeyPairSync('ed25519');

export const digest: Digest = `sha256:${'a'.repeat(64)}`;

/** A repository as the scaffolder's actions make one; gives its folder. */
export function madeEnvironment(
  folder: TestFolder,
  parts: { signOff?: Partial<SignOff>; sealed?: string[] } = {},
) {
  const envelope = attest({
    signOff: {
      id: '7c1f',
      function: 'security',
      digest,
      decision: 'approved',
      by: 'user:default/ann',
      at: AT,
      until: AT + DAY,
      ...parts.signOff,
    },
    name: 'web-service',
    privateKey: pair.privateKey,
  });
  const files: Record<string, string> = {
    '.delivery/attestations/security.intoto.json': JSON.stringify(envelope),
    '.delivery/pattern.json': '{}',
    'k8s/quota.yaml': 'quota',
    'k8s/rbac.yaml': 'roles',
  };
  const manifest: FilesManifest = {
    pattern: 'template:default/web-service',
    version: '1.0.0',
    digest,
    sealed: parts.sealed ?? [],
    handedOver: ['src/'],
    files: Object.entries(files).map(([path, text]) => ({
      path,
      sha256: createHash('sha256').update(text).digest('hex'),
    })),
  };
  const text = manifestText(manifest);
  for (const [path, content] of Object.entries({
    ...files,
    'src/main.ts': 'code',
    '.delivery/files.json': text,
  })) {
    folder.write(`made/${path}`, content);
  }
  return {
    root: folder.path('made'),
    hash: createHash('sha256').update(text).digest('hex'),
    key: folder.write(
      'key.pem',
      String(pair.publicKey.export({ format: 'pem', type: 'spki' })),
    ),
  };
}
