import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { DeliverySidebar } from './DeliverySidebar';

const deliverySidebar = NavContentBlueprint.make({
  params: { component: DeliverySidebar },
});

/** Replaces the app's sidebar by ours, with logo and order. */
export const navigationModule = createFrontendModule({
  pluginId: 'app',
  extensions: [deliverySidebar],
});
