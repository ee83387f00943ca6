import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { bankEntities } from '../src/__testUtils__/testCatalog';

// Try it: `yarn start`, then
//   curl -H 'content-type: application/json' -d @events.json localhost:7007/api/delivery/events
//   curl localhost:7007/api/delivery/overview
const backend = createBackend();

backend.add(mockServices.auth.factory());
backend.add(mockServices.httpAuth.factory());
backend.add(catalogServiceMock.factory({ entities: bankEntities }));
backend.add(import('../src'));

backend.start();
