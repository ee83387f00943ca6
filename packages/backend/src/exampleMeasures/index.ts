export { exampleMeasuresModule as default } from './module';
