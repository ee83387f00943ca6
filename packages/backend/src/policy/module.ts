import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { PersonaPermissionPolicy } from './PersonaPermissionPolicy';

/** Installs the permission policy of the example. */
export const permissionModulePersonaPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'persona-policy',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint, userInfo: coreServices.userInfo },
      async init({ policy, userInfo }) {
        policy.setPolicy(PersonaPermissionPolicy.create({ userInfo }));
      },
    });
  },
});
