import { createService } from './service.mjs';

const server = createService();
server.listen(8080);

// Kubernetes asks before it ends a pod: answer what has begun, then go.
process.once('SIGTERM', () => server.close());
