import {
  outcomeRiskWords,
  OutcomeSearchDocument,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { daysText, figureText, percentText } from './texts';

/**
 * What search may say of an outcome.
 *
 * @remarks
 * The summary was made for this plugin, which may know more than a reader:
 * what gates decide elsewhere (`nextMove`) and what waiting costs stay out.
 */
export function outcomeDocument(item: OutcomeSummary): OutcomeSearchDocument {
  const { title, statement, owner, outcome, measure, risks } = item;
  const { name, unit, baseline, target, due, latest } = measure;
  const progress = progressText(measure.progress);
  const from = figureText(baseline);
  const atRisk = risks.map(risk => outcomeRiskWords[risk]).join(', ');
  return {
    title,
    text: [
      statement,
      `Measure: ${name}, from ${from} to ${figureText(
        target,
      )} ${unit}, due ${due}.`,
      latest === null
        ? 'Nothing was read yet.'
        : `Now ${figureText(latest)} ${unit}.`,
      `Progress: ${progress}.`,
      atRisk ? `At risk: ${atRisk}.` : 'No risk is known.',
      timeToValueText(item.timeToValue),
      `Owner: ${owner}.`,
    ].join(' '),
    location: `/delivery/outcomes/${encodeURIComponent(outcome)}`,
    entityRef: outcome,
    statement,
    owner,
    progress,
    risks,
  };
}

function progressText(progress: OutcomeSummary['measure']['progress']): string {
  if (!progress) {
    return 'not known';
  }
  return progress.reached
    ? 'target reached'
    : `${percentText(progress.share)} of the way to the target`;
}

function timeToValueText(timeToValue: OutcomeSummary['timeToValue']): string {
  const { latest, target, distribution } = timeToValue;
  const aim = target === undefined ? 'no target' : `target ${daysText(target)}`;
  return latest === null
    ? `Time-to-value: none yet, ${aim}.`
    : `Time-to-value: ${daysText(latest)}, ${aim}, n = ${distribution.n}.`;
}
