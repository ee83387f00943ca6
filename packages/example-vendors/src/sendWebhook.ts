import { createHmac } from 'node:crypto';

/**
 * Sends a webhook as GitHub does: signed, and once.
 *
 * @remarks Where nobody listens it is lost, as webhooks are.
 */
export async function sendWebhook(
  body: object,
  options: { address: string; secret: string },
): Promise<boolean> {
  const { address, secret } = options;
  const text = JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body: text,
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
