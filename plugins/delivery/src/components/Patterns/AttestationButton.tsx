import Button from '@material-ui/core/Button';
import { useAttestation } from '../../hooks';
import { download } from '../Gates/download';
import { CellNote } from '../table';

/** Hands the signed statement of a sign-off over as a file. */
export function AttestationButton(props: { id: string; of: string }) {
  const { id, of } = props;
  const attestation = useAttestation();
  return (
    <>
      <Button
        size="small"
        aria-label={`Download the attestation of ${of}`}
        disabled={attestation.isPending}
        onClick={() =>
          attestation.mutate(id, {
            onSuccess: envelope =>
              download(
                `sign-off-${id}.json`,
                'application/json',
                `${JSON.stringify(envelope, undefined, 2)}\n`,
              ),
          })
        }
      >
        Attestation
      </Button>
      <span role="status">
        <CellNote>{attestation.error ? 'could not be fetched' : ''}</CellNote>
      </span>
    </>
  );
}
