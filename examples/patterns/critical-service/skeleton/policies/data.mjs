const DESTRUCTIVE =
  /\b(drop\s+(table|column|schema|database)|truncate|rename\s+(to|column)|alter\s+column\s+\S+\s+(set\s+data\s+)?type)\b/i;

/** A migration adds; what the running version still needs stays. */
export function* expandOnly(manifests) {
  for (const { file, manifest } of manifests) {
    if (
      manifest.kind === 'ConfigMap' &&
      manifest.metadata.name === 'migrations'
    ) {
      for (const [name, sql] of Object.entries(manifest.data ?? {})) {
        const [found] = DESTRUCTIVE.exec(sql) ?? [];
        if (found) {
          yield `${file}: ${name} has ${found}, which the version before cannot bear`;
        }
      }
    }
  }
}

/** Credentials come from the organisation's store, and none is written down. */
export function* boundCredentials(manifests) {
  for (const { file, manifest } of manifests) {
    const { kind, metadata, spec } = manifest;
    if (kind !== 'ExternalSecret') {
      continue;
    }
    if (!file.startsWith('k8s/')) {
      yield `${file}: ${metadata.name} asks for credentials; the platform does that, in k8s`;
    }
    if (spec.secretStoreRef?.kind !== 'ClusterSecretStore' || spec.dataFrom) {
      yield `${file}: ${metadata.name} names no single credential of the organisation's store`;
    }
  }
}
