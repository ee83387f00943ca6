import Button from '@material-ui/core/Button';

/** Opens the browser's own dialog, which saves as PDF too. */
export function PrintButton() {
  return (
    <Button
      variant="outlined"
      color="primary"
      size="small"
      onClick={() => window.print()}
    >
      Print
    </Button>
  );
}
