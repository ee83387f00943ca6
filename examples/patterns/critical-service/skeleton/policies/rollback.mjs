const hasAnalysis = steps => steps?.some(step => step.analysis);

/** A deployment that fails goes back without anybody’s help. */
export function* automaticRollback(manifests, { STRATEGY }) {
  const rollouts = manifests.filter(each => each.manifest.kind === 'Rollout');
  if (rollouts.length === 0) {
    yield 'nothing is rolled out';
  }
  for (const { file, manifest } of rollouts) {
    const { strategy, progressDeadlineAbort } = manifest.spec;
    if (!progressDeadlineAbort) {
      yield `${file}: a deployment that gets stuck does not go back; set progressDeadlineAbort`;
    }
    if (STRATEGY === 'canary' && !hasAnalysis(strategy.canary?.steps)) {
      yield `${file}: no step of the canary asks the metrics`;
    }
    if (STRATEGY === 'blueGreen' && !strategy.blueGreen?.prePromotionAnalysis) {
      yield `${file}: the new version is switched to without being analysed`;
    }
  }
}
