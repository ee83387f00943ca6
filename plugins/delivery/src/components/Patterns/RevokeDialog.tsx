import { ConfirmDialog } from './ConfirmDialog';

/** Asks once more before a sign-off is taken back. */
export function RevokeDialog(props: {
  title: string;
  onConfirm(): void;
  onCancel(): void;
}) {
  const { title, ...actions } = props;
  return (
    <ConfirmDialog
      title={`Revoke the sign-off of ${title}?`}
      confirm="Revoke the sign-off"
      {...actions}
    >
      Nobody can make an environment from this pattern until your function signs
      it off again. Environments that exist keep running and are shown as no
      longer approved.
    </ConfirmDialog>
  );
}
