import { boundCredentials, expandOnly } from './data.mjs';
import { defaultDeny, knownEgress } from './network.mjs';
import { containersOf, podsOf } from './pods.mjs';
import { automaticRollback } from './rollback.mjs';

const PLACEHOLDER = 'image-of-this-repository';
const CLUSTER_WIDE = ['Namespace'];
const KINDS = [
  'AnalysisTemplate',
  'ConfigMap',
  'ExternalSecret',
  'Flow',
  'Ingress',
  'LimitRange',
  'Namespace',
  'NetworkPolicy',
  'PersistentVolumeClaim',
  'PodDisruptionBudget',
  'PodMonitor',
  'PrometheusRule',
  'ResourceQuota',
  'Role',
  'RoleBinding',
  'Rollout',
  'Service',
  'ServiceAccount',
];

function* restrictedPods(manifests) {
  const { manifest: namespace } =
    manifests.find(each => each.manifest.kind === 'Namespace') ?? {};
  if (
    namespace?.metadata.labels?.['pod-security.kubernetes.io/enforce'] !==
    'restricted'
  ) {
    yield 'the namespace does not enforce the restricted pod security standard';
  }
  for (const { file, pod } of podsOf(manifests)) {
    if (pod.hostNetwork || pod.hostPID || pod.hostIPC) {
      yield `${file}: a pod shares the host’s namespaces`;
    }
    if (pod.volumes?.some(volume => volume.hostPath)) {
      yield `${file}: a pod mounts a path of the host`;
    }
    if (!pod.securityContext?.runAsNonRoot) {
      yield `${file}: a pod may run as root; set runAsNonRoot`;
    }
    for (const { name, securityContext = {} } of containersOf(pod)) {
      if (
        securityContext.privileged ||
        securityContext.allowPrivilegeEscalation !== false
      ) {
        yield `${file}: container ${name} may gain privileges`;
      }
      if (!securityContext.capabilities?.drop?.includes('ALL')) {
        yield `${file}: container ${name} keeps capabilities`;
      }
    }
  }
}

function* imagesByDigest(manifests) {
  for (const { file, pod } of podsOf(manifests)) {
    for (const { name, image } of containersOf(pod)) {
      if (image !== PLACEHOLDER && !/@sha256:[0-9a-f]{64}$/.test(image)) {
        yield `${file}: container ${name} runs ${image}, which is no digest`;
      }
    }
  }
}

function* boundedSize(manifests) {
  const quota = manifests.find(each => each.manifest.kind === 'ResourceQuota');
  for (const key of ['limits.cpu', 'limits.memory', 'services.loadbalancers']) {
    if (quota?.manifest.spec.hard[key] === undefined) {
      yield `the quota does not bound ${key}`;
    }
  }
}

function* ownNamespace(manifests, { NAMESPACE }) {
  for (const { file, manifest } of manifests) {
    if (!KINDS.includes(manifest.kind)) {
      yield `${file}: ${manifest.kind} is no kind that this pattern has`;
    } else if (
      !CLUSTER_WIDE.includes(manifest.kind) &&
      manifest.metadata.namespace !== NAMESPACE
    ) {
      yield `${file}: ${manifest.kind} ${manifest.metadata.name} is not in namespace ${NAMESPACE}`;
    }
  }
}

function* leastPrivilege(manifests) {
  for (const { file, manifest } of manifests) {
    for (const rule of manifest.kind === 'Role' ? manifest.rules : []) {
      const words = [...rule.resources, ...rule.verbs, ...rule.apiGroups];
      const tooMuch = ['*', 'secrets', 'escalate', 'bind', 'impersonate'];
      for (const word of words.filter(each => tooMuch.includes(each))) {
        yield `${file}: role ${manifest.metadata.name} grants ${word}`;
      }
    }
  }
}

/** What is checked on every push; each says what is wrong, one sentence a problem. */
export const policies = [
  { name: 'default-deny', check: defaultDeny },
  { name: 'known-egress', check: knownEgress },
  { name: 'restricted-pods', check: restrictedPods },
  { name: 'images-by-digest', check: imagesByDigest },
  { name: 'bounded-size', check: boundedSize },
  { name: 'own-namespace', check: ownNamespace },
  { name: 'least-privilege', check: leastPrivilege },
  { name: 'automatic-rollback', check: automaticRollback },
  { name: 'bound-credentials', check: boundCredentials },
  { name: 'expand-only', check: expandOnly },
];
