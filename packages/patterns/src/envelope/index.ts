export {
  type EnvelopeCheck,
  type OutsideParameter,
  checkEnvelope,
} from './checkEnvelope';
export { rangeWords } from './rangeWords';
