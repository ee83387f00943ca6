import { RefObject, useState } from 'react';
import Button from '@material-ui/core/Button';
import { useTheme } from '@material-ui/core/styles';
import { savePicture } from './savePicture';

/** Saves the drawing in a part of the page as a picture. */
export function SavePictureButton(props: {
  holder: RefObject<HTMLElement>;
  /** What the picture is of; its file is called so. */
  name: string;
  className?: string;
}) {
  const { holder, name, className } = props;
  const { palette } = useTheme();
  const [failed, setFailed] = useState(false);
  const save = async () => {
    const chart = holder.current?.querySelector('svg');
    if (!chart) {
      return;
    }
    try {
      await savePicture(chart, name, palette.background.paper);
      setFailed(false);
    } catch {
      // Nothing is lost: the table has the same figures.
      setFailed(true);
    }
  };
  return (
    <>
      <span role="status">
        {failed && 'This browser cannot save the picture; use the table.'}
      </span>
      <Button
        className={className}
        size="small"
        aria-label={`Save ${name} as PNG`}
        onClick={save}
      >
        Save as PNG
      </Button>
    </>
  );
}
