export { authModulePersonaProvider as default } from './module';
