import { sha256 } from '../../domain/digest.ts';

/** SHA-256 of a JSON value in hex; the order of an object's fields does not count. */
export function hashBody(value: unknown): Promise<string> {
  return sha256(JSON.stringify(sorted(value)));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, sorted(member)]));
}
