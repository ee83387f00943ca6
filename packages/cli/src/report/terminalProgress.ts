import { SingleBar, Presets } from 'cli-progress';
import { ReportProgress } from './createReport';

/** A bar on a terminal, and silence everywhere else. */
export function terminalProgress(stream: NodeJS.WriteStream): ReportProgress {
  if (!stream.isTTY) {
    return { start: () => {}, advance: () => {}, folding: () => {} };
  }
  const bar = new SingleBar(
    {
      stream,
      clearOnComplete: true,
      format:
        'reading {bar} {percentage} % of {total} MB, {eta_formatted} left',
    },
    Presets.shades_classic,
  );
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6);
  let read = 0;
  return {
    start: total => bar.start(megabytes(total), 0),
    advance: bytes => {
      read += bytes;
      bar.update(megabytes(read));
    },
    folding: () => {
      bar.stop();
      stream.write('folding journeys …\r');
    },
  };
}
