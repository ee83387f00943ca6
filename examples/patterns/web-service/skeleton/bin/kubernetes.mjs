import { request } from 'node:https';

const JSON_TYPE = 'application/json';

/** A client of the cluster's API that speaks as the pipeline. */
export function createClient({ server, ca, token, send = request }) {
  return function call(method, path, { body, type = JSON_TYPE } = {}) {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, accept: JSON_TYPE };
      if (body) {
        headers['content-type'] = type;
      }
      const sent = send(
        new URL(path, server),
        { method, headers, ca },
        response => {
          const parts = [];
          response.on('data', part => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            if (response.statusCode < 300) {
              resolve(JSON.parse(text));
            } else {
              reject(
                new Error(`${method} ${path}: ${response.statusCode} ${text}`),
              );
            }
          });
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    });
  };
}

/** The pipeline's short-lived identity; no secret is stored anywhere. */
export async function readToken({ audience, env = process.env }) {
  if (!env.ACTIONS_ID_TOKEN_REQUEST_URL) {
    return env.KUBE_TOKEN;
  }
  const url = new URL(env.ACTIONS_ID_TOKEN_REQUEST_URL);
  url.searchParams.set('audience', audience);
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` },
  });
  if (!response.ok) {
    throw new Error(`No identity token: ${response.status}`);
  }
  return (await response.json()).value;
}
