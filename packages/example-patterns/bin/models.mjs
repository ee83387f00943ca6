const KUBERNETES = 'kubernetes-models';
const ARGO = '@kubernetes-models/argo-rollouts';
const PROMETHEUS = '@kubernetes-models/prometheus-operator';
const EXTERNAL = '@kubernetes-models/external-secrets';

/** The package that has the schema and the types of an API group. */
const packages = {
  'argoproj.io': ARGO,
  'monitoring.coreos.com': PROMETHEUS,
  'external-secrets.io': EXTERNAL,
  'networking.k8s.io': KUBERNETES,
  'rbac.authorization.k8s.io': KUBERNETES,
  policy: KUBERNETES,
  v1: KUBERNETES,
};

/** Kinds whose schema is in no package that can be had; the README says so. */
export const withoutSchema = ['logging.banzaicloud.io/v1beta1 Flow'];

/** The module that describes a kind, or nothing where there is none. */
export function modelOf({ apiVersion, kind }) {
  if (withoutSchema.includes(`${apiVersion} ${kind}`)) {
    return undefined;
  }
  const name = packages[apiVersion.split('/')[0]];
  if (!name) {
    throw new Error(`No schema for ${apiVersion} ${kind}`);
  }
  return `${name}/${apiVersion}/${kind}`;
}
