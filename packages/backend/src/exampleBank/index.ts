export { exampleBankModule as default } from './module';
