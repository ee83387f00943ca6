import { downloadBlob } from '../Gates/download';

/** Pixels per unit of the drawing: sharp on paper and in slides. */
const SCALE = 3;

/**
 * Saves a drawing as PNG, made in the browser.
 *
 * @remarks
 * For drawings with a `viewBox` that are drawn with attributes only: styles and
 * fills that are defined elsewhere on the page would be missing. By `data:`
 * address, which the content security policy of Backstage allows for images.
 */
export async function savePicture(
  chart: SVGSVGElement,
  name: string,
  background: string,
): Promise<void> {
  const [width, height] = chart
    .getAttribute('viewBox')!
    .split(' ')
    .slice(2)
    .map(Number);
  const copy = chart.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('width', String(width * SCALE));
  copy.setAttribute('height', String(height * SCALE));
  const text = new XMLSerializer().serializeToString(copy);
  const image = await loadImage(
    `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`,
  );
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('no canvas');
  }
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>(resolve =>
    canvas.toBlob(resolve, 'image/png'),
  );
  if (!blob) {
    throw new Error('no picture');
  }
  downloadBlob(`${fileName(name)}.png`, blob);
}

function loadImage(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('no image'));
    image.src = address;
  });
}

/** Names of measures are text of people; names of files are not. */
export function fileName(name: string): string {
  return (
    name
      .toLocaleLowerCase('en-US')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'chart'
  );
}
