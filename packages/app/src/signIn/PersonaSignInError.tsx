import { ErrorPanel } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { forgetPersona } from './rememberedPersona';

/** Shown when the backend refuses the persona or cannot be reached. */
export function PersonaSignInError(props: { error?: Error }) {
  const { error = new Error('Unknown error') } = props;

  function chooseAgain() {
    forgetPersona(window.sessionStorage);
    window.location.reload();
  }

  return (
    <>
      <ErrorPanel title="Signing in did not work" error={error} />
      <Button variant="outlined" onClick={chooseAgain}>
        Choose again
      </Button>
    </>
  );
}
