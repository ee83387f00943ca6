import { createApp } from '@backstage/frontend-defaults';
import deliveryScaffolder from '@delivery-stack/backstage-plugin-delivery/scaffolder';
import { navigationModule } from './navigation';
import { signInModule } from './signIn';

// Plugins are not listed: `app.packages: all` installs every frontend plugin that this package depends on.
export default createApp({
  features: [deliveryScaffolder, navigationModule, signInModule],
});
