import { SingleBar, Presets } from 'cli-progress';
import { ReportProgress } from './reportProgress';

const MEGABYTE = 1e6;
const CLEAR_LINE = '\r\x1b[K';

const silent: ReportProgress = {
  start: () => {},
  advance: () => {},
  folding: () => {},
  done: () => {},
};

/** A bar on a terminal, and silence everywhere else. */
export function terminalProgress(
  stream: NodeJS.WriteStream | { isTTY?: undefined },
): ReportProgress {
  return stream.isTTY ? barOn(stream) : silent;
}

function barOn(stream: NodeJS.WriteStream): ReportProgress {
  const format =
    'reading {bar} {percentage} % of {total} MB, {eta_formatted} left';
  const bar = new SingleBar(
    { stream, clearOnComplete: true, format },
    Presets.shades_classic,
  );
  let read = 0;
  // The bar switches the terminal's line wrapping off: a break must put it back.
  function interrupted(signal: NodeJS.Signals) {
    stop();
    process.kill(process.pid, signal);
  }
  function stop() {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    bar.stop();
  }
  return {
    start: total => {
      process.once('SIGINT', interrupted);
      process.once('SIGTERM', interrupted);
      bar.start(Math.ceil(total / MEGABYTE), 0);
    },
    advance: bytes => {
      read += bytes;
      bar.update(Math.ceil(read / MEGABYTE));
    },
    folding: () => {
      stop();
      stream.write('folding journeys …');
    },
    done: () => {
      stop();
      stream.write(CLEAR_LINE);
    },
  };
}
