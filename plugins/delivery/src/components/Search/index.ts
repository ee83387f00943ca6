export { OutcomeResultItem } from './OutcomeResultItem';
export { PatternResultItem } from './PatternResultItem';
