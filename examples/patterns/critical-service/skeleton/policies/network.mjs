const networkPolicies = manifests =>
  manifests.filter(({ manifest }) => manifest.kind === 'NetworkPolicy');

const isEmpty = value => Object.keys(value ?? {}).length === 0;

/** One policy selects every pod and allows nothing; the others only add to it. */
export function* defaultDeny(manifests) {
  const denies = networkPolicies(manifests).some(
    ({ manifest: { spec } }) =>
      isEmpty(spec.podSelector) &&
      isEmpty(spec.ingress) &&
      isEmpty(spec.egress) &&
      ['Ingress', 'Egress'].every(type => spec.policyTypes?.includes(type)),
  );
  if (!denies) {
    yield 'no network policy denies all traffic by default';
  }
}

/** Traffic goes to named namespaces alone, never to everywhere or to addresses. */
export function* knownEgress(manifests) {
  for (const { file, manifest } of networkPolicies(manifests)) {
    const { name } = manifest.metadata;
    for (const rule of manifest.spec.egress ?? []) {
      if (isEmpty(rule.to)) {
        yield `${file}: ${name} lets traffic out to everywhere`;
      }
      for (const peer of rule.to ?? []) {
        if (isEmpty(peer.namespaceSelector) && isEmpty(peer.podSelector)) {
          yield `${file}: ${name} lets traffic out to what it does not name`;
        }
      }
    }
    for (const rule of manifest.spec.ingress ?? []) {
      if (isEmpty(rule.from)) {
        yield `${file}: ${name} lets traffic in from everywhere`;
      }
    }
  }
}
