import { createServer } from 'node:http';
import { createMetrics } from './metrics.mjs';

/** The service. Replace `answer`; keep health, metrics and the log as they are. */
export function createService({ answer = () => ({ hello: 'world' }) } = {}) {
  const metrics = createMetrics();
  const respond = (response, status, type, body) =>
    response.writeHead(status, { 'content-type': type }).end(body);

  return createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    if (pathname === '/healthz') {
      respond(response, 200, 'text/plain', 'ok\n');
      return;
    }
    if (pathname === '/metrics') {
      respond(response, 200, 'text/plain; version=0.0.4', metrics.text());
      return;
    }
    const began = performance.now();
    let status = 200;
    try {
      const body = JSON.stringify(answer({ pathname }));
      respond(response, status, 'application/json', body);
    } catch (error) {
      status = 500;
      respond(response, status, 'application/json', '{"error":"internal"}');
      console.error(JSON.stringify({ level: 'error', message: error.message }));
    }
    const seconds = (performance.now() - began) / 1000;
    metrics.observe(status, seconds);
    // Standard output is collected; one JSON object a line.
    console.log(JSON.stringify({ level: 'info', pathname, status, seconds }));
  });
}
