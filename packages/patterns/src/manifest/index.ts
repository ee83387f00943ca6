export {
  type FileDrift,
  type FilesFound,
  type DriftKind,
  driftKinds,
  driftOf,
} from './driftOf';
export {
  ATTESTATIONS_FOLDER,
  EVIDENCE_FOLDER,
  type FilesManifest,
  MANIFEST_PATH,
  MOST_MANIFEST_BYTES,
  filesManifestOf,
  isGoverned,
  manifestText,
  readManifest,
} from './filesManifest';
