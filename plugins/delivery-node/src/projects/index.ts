export {
  projectSelectionOf,
  readProjectSelection,
  selectProjects,
} from './projectSelection';
export type { ProjectSelection } from './projectSelection';
export { annotatedProjects } from './annotatedProjects';
