// Deploys what this pipeline has built and checked. Nobody is asked.
import { readManifests } from './environment.mjs';
import { createClient, readToken } from './kubernetes.mjs';
import { release } from './release.mjs';

const { IMAGE, KUBE_SERVER, KUBE_CA, KUBE_AUDIENCE } = process.env;
if (!KUBE_SERVER || !KUBE_CA) {
  throw new Error('Set KUBE_SERVER and KUBE_CA (PEM) to those of the cluster');
}
const token = await readToken({ audience: KUBE_AUDIENCE ?? KUBE_SERVER });
const call = createClient({ server: KUBE_SERVER, ca: KUBE_CA, token });
await release({ call, manifests: readManifests('deploy'), image: IMAGE });
