/** Every pod that a manifest describes, whatever the kind. */
export function* podsOf(manifests) {
  for (const { file, manifest } of manifests) {
    yield* find(manifest, file);
  }
}

function* find(value, file) {
  if (value === null || typeof value !== 'object') {
    return;
  }
  if (Array.isArray(value.containers)) {
    yield { file, pod: value };
  }
  for (const each of Object.values(value)) {
    yield* find(each, file);
  }
}

/** All containers of a pod. */
export function containersOf(pod) {
  return [...pod.containers, ...(pod.initContainers ?? [])];
}
