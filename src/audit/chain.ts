/**
 * The events of a ticket, the decisions of a ticket, who was shown the record of a patient, the events of an account,
 * and the versions of the policy and of the routing rules.
 */
export type ChainKind = 'ticket' | 'decision' | 'patient' | 'account' | 'policy' | 'routing_rules' | 'pilot';

/** One field, behind its length in bytes, so that no two contents are written alike; null has a sign of its own. */
function writeField(value: string | null): string {
  return value === null ? '-' : `${new TextEncoder().encode(value).length}:${value}`;
}

/** What a hash covers beside the hash before it. The database's triggers write the same. */
export function writeFields(fields: readonly (string | null)[]): string {
  return fields.map(writeField).join('');
}

/** SHA-256 of the hash before, as bytes, followed by the content in UTF-8; hexadecimal, as `previous` is. */
export async function hashAfter(previous: string, content: string): Promise<string> {
  const before = fromHex(previous);
  const text = new TextEncoder().encode(content);
  const bytes = new Uint8Array(before.length + text.length);
  bytes.set(before);
  bytes.set(text, before.length);
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

/** @param hex an even number of digits, as the database writes them */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let place = 0; place < bytes.length; place += 1)
    bytes[place] = Number.parseInt(hex.slice(2 * place, 2 * place + 2), 16);
  return bytes;
}

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
