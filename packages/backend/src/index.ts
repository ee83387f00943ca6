import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('./persona'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('./policy'));

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
// Without it the catalog knows no templates.
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(
  import('@delivery-stack/backstage-plugin-catalog-backend-module-delivery'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@delivery-stack/backstage-plugin-scaffolder-backend-module-delivery'),
);

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));

// The engine is the built-in one: an index in memory.
backend.add(import('@backstage/plugin-search-backend'));
backend.add(
  import('@delivery-stack/backstage-plugin-search-backend-module-delivery'),
);

backend.add(import('@delivery-stack/backstage-plugin-delivery-backend'));
backend.add(
  import('@delivery-stack/backstage-plugin-delivery-backend-module-github'),
);
backend.add(
  import('@delivery-stack/backstage-plugin-delivery-backend-module-jira'),
);
backend.add(
  import('@delivery-stack/backstage-plugin-delivery-backend-module-servicenow'),
);
backend.add(
  import('@delivery-stack/backstage-plugin-delivery-backend-module-prometheus'),
);
backend.add(
  import('@delivery-stack/backstage-plugin-delivery-backend-module-http-json'),
);
backend.add(
  import('@delivery-stack/backstage-plugin-delivery-backend-module-sql'),
);
backend.add(
  import('@delivery-stack/backstage-plugin-delivery-backend-module-focus'),
);
backend.add(import('./exampleBank'));
backend.add(import('./exampleMeasures'));
backend.add(import('./exampleCampaigns'));

backend.start();
