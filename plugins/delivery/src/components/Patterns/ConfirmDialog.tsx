import { ReactNode, useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';

/** Asks once more before something is done that cannot be undone. */
export function ConfirmDialog(props: {
  title: string;
  /** What the button says that does it. */
  confirm: string;
  onConfirm(): void;
  onCancel(): void;
  /** What follows from it. */
  children: ReactNode;
}) {
  const { title, confirm, onConfirm, onCancel, children } = props;
  const id = useId();
  return (
    <Dialog open onClose={onCancel} aria-labelledby={id}>
      <DialogTitle id={id}>{title}</DialogTitle>
      <DialogContent>
        <DialogContentText>{children}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onCancel}>Keep it</Button>
        <Button onClick={onConfirm} color="primary" variant="contained">
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
