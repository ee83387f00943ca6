/**
 * `npm start`: runs the example Backstage, app and backend, until it is stopped.
 */
import { tellingCures } from '../launch/launchError.mjs';
import { runExample } from './runExample.mjs';

await tellingCures(() => runExample({ env: process.env }));
