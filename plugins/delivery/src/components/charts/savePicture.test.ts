import { downloadBlob } from '../Gates/download';
import { savePicture } from './savePicture';

jest.mock('../Gates/download', () => ({ downloadBlob: jest.fn() }));

function chart(): SVGSVGElement {
  document.body.innerHTML =
    '<svg viewBox="0 0 400 150" width="100%"><text>31 d</text></svg>';
  return document.querySelector('svg')!;
}

/** Stands for a browser that loads and draws pictures, as jsdom does not. */
function drawWith(answer: 'onload' | 'onerror', blob: Blob | null) {
  const context = { fillRect: jest.fn(), drawImage: jest.fn(), fillStyle: '' };
  const sources: string[] = [];
  class FakeImage {
    onload?: () => void;
    onerror?: () => void;
    set src(address: string) {
      sources.push(address);
      this[answer]?.();
    }
  }
  jest.spyOn(window, 'Image').mockImplementation(() => new FakeImage() as any);
  jest
    .spyOn(HTMLCanvasElement.prototype, 'getContext')
    .mockReturnValue(context as any);
  jest
    .spyOn(HTMLCanvasElement.prototype, 'toBlob')
    .mockImplementation(done => done(blob));
  return { context, sources };
}

afterEach(() => jest.restoreAllMocks());

describe('savePicture', () => {
  it('should draw the chart on paper, and hand it to the browser', async () => {
    const blob = new Blob(['png']);
    const { context, sources } = drawWith('onload', blob);
    const drawn = chart();
    await savePicture(drawn, 'Time to value: A/B', '#fff');
    expect(sources[0]).toMatch(/^data:image\/svg\+xml/);
    const text = decodeURIComponent(sources[0]);
    expect(text).toContain('width="1200" height="450"');
    expect(text).toContain('31 d');
    expect(context.fillRect).toHaveBeenCalledWith(0, 0, 1200, 450);
    expect(context.drawImage).toHaveBeenCalledTimes(1);
    expect(downloadBlob).toHaveBeenCalledWith('time-to-value-a-b.png', blob);
    // The chart on the page stays as it is.
    expect(drawn).toHaveAttribute('width', '100%');
  });

  it.each([
    ['onerror', new Blob(['png']), 'no image'],
    ['onload', null, 'no picture'],
  ] as const)('should fail on %s with %p', async (answer, blob, message) => {
    drawWith(answer, blob);
    await expect(savePicture(chart(), 'x', '#fff')).rejects.toThrow(message);
  });
});
