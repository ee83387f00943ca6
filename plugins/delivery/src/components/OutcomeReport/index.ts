export { OutcomeReportAnswer } from './OutcomeReportAnswer';
