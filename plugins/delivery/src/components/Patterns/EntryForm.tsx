import { FormEvent, ReactNode, useId } from 'react';
import Button from '@material-ui/core/Button';
import { useFormClasses } from './useFormClasses';

/** A form under its heading: what is entered, the button that sends it, and what came of it. */
export function EntryForm(props: {
  title: string;
  /** Its place among the headings of the page. */
  heading: 'h3' | 'h4';
  /** What the button says. */
  submit: string;
  /** While it is sent. */
  isPending: boolean;
  onSubmit(): void;
  /** Beside the button: another button, a refusal, that it is done. */
  beside?: ReactNode;
  children: ReactNode;
}) {
  const { title, heading: Heading, submit, isPending, onSubmit } = props;
  const classes = useFormClasses();
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    // Not checked by the browser: its bubbles are not read with the fields.
    <form
      className={classes.form}
      onSubmit={send}
      aria-labelledby={id}
      noValidate
    >
      <Heading id={id} className={classes.heading}>
        {title}
      </Heading>
      {props.children}
      <div className={classes.row}>
        <Button
          type="submit"
          variant="contained"
          color="primary"
          size="small"
          disabled={isPending}
        >
          {submit}
        </Button>
        {props.beside}
      </div>
    </form>
  );
}
