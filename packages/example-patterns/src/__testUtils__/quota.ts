/** What of a quota is left, at the most pods that a deployment has at one time. */
export function leftOfQuota(manifests: readonly any[]) {
  const ofKind = (kind: string) =>
    manifests.find(each => each.kind === kind).spec;
  const { hard } = ofKind('ResourceQuota');
  const { strategy, replicas, template } = ofKind('Rollout');
  const { containers, volumes } = template.spec;
  const [{ resources }] = containers;
  const claims = volumes.filter((each: object) => 'ephemeral' in each);
  const pods = podsAtATime(strategy, replicas);
  return {
    milliCores:
      1000 * Number(hard['limits.cpu']) -
      pods * parseInt(resources.limits.cpu, 10),
    mebibytes:
      1024 * parseInt(hard['limits.memory'], 10) -
      pods * parseInt(resources.limits.memory, 10),
    claims: Number(hard.persistentvolumeclaims) - pods * claims.length,
  };
}

function podsAtATime(strategy: any, replicas: number): number {
  if (strategy.blueGreen) {
    // The last one, for a while after the switch, the one before and the next.
    return 3 * replicas;
  }
  // A canary stands beside all of the stable version.
  return strategy.canary.steps ? 2 * replicas : replicas + 1;
}
