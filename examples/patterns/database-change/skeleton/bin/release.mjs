import { setTimeout as pause } from 'node:timers/promises';

const PLACEHOLDER = 'image-of-this-repository';
// Kinds that a deployment may change, and where the API has them. What the
// platform applies (k8s/) is not among them.
const PLACES = {
  AnalysisTemplate: 'analysistemplates',
  ConfigMap: 'configmaps',
  Flow: 'flows',
  Ingress: 'ingresses',
  PersistentVolumeClaim: 'persistentvolumeclaims',
  PodDisruptionBudget: 'poddisruptionbudgets',
  PodMonitor: 'podmonitors',
  PrometheusRule: 'prometheusrules',
  Rollout: 'rollouts',
  Service: 'services',
};

/** Where the API has an object. */
export function pathOf({ apiVersion, kind, metadata }) {
  const place = PLACES[kind];
  if (!place) {
    throw new Error(`${kind} ${metadata.name} is nothing that is deployed`);
  }
  const root = apiVersion.includes('/')
    ? `/apis/${apiVersion}`
    : `/api/${apiVersion}`;
  return `${root}/namespaces/${metadata.namespace}/${place}/${metadata.name}`;
}

/** The manifests with the image that was built, and the rollout last. */
export function preparedManifests(manifests, image) {
  if (!/@sha256:[0-9a-f]{64}$/.test(image ?? '')) {
    throw new Error('IMAGE names no digest; deploy what the pipeline built');
  }
  const text = JSON.stringify(manifests.map(({ manifest }) => manifest));
  const prepared = JSON.parse(
    text.replaceAll(`"${PLACEHOLDER}"`, `"${image}"`),
  );
  const last = ({ kind }) => (kind === 'Rollout' ? 1 : 0);
  return prepared.sort((one, other) => last(one) - last(other));
}

/** Applies all, and waits until the rollout is through or went back. */
export async function release({ call, manifests, image, wait = pause }) {
  const prepared = preparedManifests(manifests, image);
  const query = '?fieldManager=pipeline&force=true';
  for (const body of prepared) {
    const path = pathOf(body);
    await call('PATCH', `${path}${query}`, {
      body,
      type: 'application/apply-patch+yaml',
    });
    console.log(`applied ${body.kind} ${body.metadata.name}`);
  }
  const path = pathOf(prepared.at(-1));
  for (let left = 720; left > 0; left -= 1) {
    const { metadata, status = {} } = await call('GET', path);
    if (String(metadata.generation) === status.observedGeneration) {
      if (status.phase === 'Healthy') {
        return;
      }
      if (status.abort || status.phase === 'Degraded') {
        throw new Error(`It went back: ${status.message ?? 'see the rollout'}`);
      }
    }
    await wait(10_000);
  }
  throw new Error('It is not through after two hours; see the rollout');
}
