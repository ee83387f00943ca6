import { Pass } from '../Pass';
import { alertLists } from './AlertList';
import { AlertReading } from './AlertReading';
import { KnownAlerts } from './KnownAlerts';
import { readChanges } from './readChanges';
import { MOST_PAGES, readOpen } from './readOpen';

async function readList(reading: AlertReading): Promise<void> {
  const { pass, known } = reading;
  await readChanges(reading);
  if (known.isDue(pass.now())) {
    await readOpen(reading);
  }
}

/** Told in each run, so that it does not vanish from the page in between. */
function reportTooMany({ list, repository, pass }: AlertReading): void {
  const most = (MOST_PAGES * 100).toLocaleString('en-US');
  pass.context.report.problem({
    code: 'failed',
    subject: `${list.what} of ${repository}`,
    message: `More than ${most} are open: those beyond are read when they change, and no scan is reported.`,
    cure: `Fix or dismiss alerts until at most ${most} are open. They are counted once a day.`,
  });
}

async function fetchList(reading: AlertReading): Promise<void> {
  const { list, pass, known } = reading;
  const now = pass.now();
  if (known.isOff(now)) {
    return;
  }
  const answer = await pass.optionalOrOff(list.what, readList(reading));
  if (answer === 'off') {
    // Who switches it on again has it read at once.
    await known.save({ offAt: now, readAt: undefined, tooMany: false });
  } else if (answer === 'gone') {
    pass.hidden(list.what);
  }
  if (known.tooMany) {
    reportTooMany(reading);
  }
}

/** The alerts of a repository: what changed, and once a day what is open. */
export async function fetchAlerts(
  repository: string,
  pass: Pass,
): Promise<void> {
  for (const list of alertLists) {
    if (list.path !== 'code-scanning' || pass.config.codeScanning) {
      const key = `repos/${repository}/${list.path}/open`;
      const known = await KnownAlerts.open(pass.context.memory, key);
      await fetchList({ list, repository, pass, known });
    }
  }
}
