import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';

/** Asks once more before a sign-off is taken back. */
export function RevokeDialog(props: {
  title: string;
  onConfirm(): void;
  onCancel(): void;
}) {
  const { title, onConfirm, onCancel } = props;
  const id = useId();
  return (
    <Dialog open onClose={onCancel} aria-labelledby={id}>
      <DialogTitle id={id}>Revoke the sign-off of {title}?</DialogTitle>
      <DialogContent>
        <DialogContentText>
          Nobody can make an environment from this pattern until your function
          signs it off again. Environments that exist keep running and are shown
          as no longer approved.
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>Keep it</Button>
        <Button onClick={onConfirm} color="primary" variant="contained">
          Revoke the sign-off
        </Button>
      </DialogActions>
    </Dialog>
  );
}
