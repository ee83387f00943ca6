export { permissionModulePersonaPolicy as default } from './module';
