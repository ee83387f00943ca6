import { z } from 'zod';

/** Media type of in-toto statements. @public */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** Largest envelope that is looked at, in bytes. */
export const LARGEST_ENVELOPE = 64 * 1024;

/** A DSSE envelope, version 1. @public */
export const dsseEnvelopeSchema = z.object({
  payloadType: z.string(),
  payload: z.string(),
  signatures: z.array(
    z.object({ keyid: z.string().max(200).optional(), sig: z.string() }),
  ),
});

/** See {@link dsseEnvelopeSchema}. @public */
export type DsseEnvelope = z.infer<typeof dsseEnvelopeSchema>;

/**
 * The bytes that are signed: type and payload, each with its length, so that
 * neither can be read as a part of the other.
 *
 * @public
 */
export function preAuthEncoding(type: string, payload: Uint8Array): Buffer {
  const typeBytes = Buffer.from(type, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${typeBytes.length} `, 'ascii'),
    typeBytes,
    Buffer.from(` ${payload.length} `, 'ascii'),
    payload,
  ]);
}

/**
 * Bytes of base64 in its one canonical spelling, or undefined.
 *
 * @remarks
 * DSSE allows both alphabets. What else decoders let pass (missing padding,
 * spaces, stray bits at the end) would give one signature many spellings.
 */
export function canonicalBase64(text: string): Buffer | undefined {
  const standard = text.replace(/-/g, '+').replace(/_/g, '/');
  const mixed = /[-_]/.test(text) && /[+/]/.test(text);
  const bytes = Buffer.from(standard, 'base64');
  return !mixed && bytes.toString('base64') === standard ? bytes : undefined;
}
