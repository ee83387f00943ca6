import { CopyTextButton } from '@backstage/core-components';
import { shortDigest } from './times';

/** A digest in short; in full in the title, and to copy. */
export function Digest(props: { digest: string; copyable?: boolean }) {
  const { digest, copyable } = props;
  return (
    <>
      <code title={digest}>{shortDigest(digest)}</code>
      {copyable && (
        <CopyTextButton
          variant="tertiary"
          text={digest}
          tooltipText="Digest copied"
          aria-label="Copy the digest"
        />
      )}
    </>
  );
}
