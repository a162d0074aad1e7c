import { beginsBundle, splitBundle, type BundlePiece } from './split-bundle.ts';
import { splitLines } from './split-lines.ts';

/** A roster file: its name as the user gave it, and its bytes from the beginning. */
export type RosterFile = { name: string; open(): AsyncIterable<Uint8Array> };

/** Where in a file something stands: the line (from 1), and in a Bundle the entry (from 1). */
export type Place = { file: string; line: number; entry: number | null };

export type ReadResource =
  | { kind: 'resource'; place: Place; fullUrl: string | null; resource: Record<string, unknown> }
  | { kind: 'unreadable'; place: Place; reason: string };

/** How much of a file is looked at to tell a Bundle from lines, in bytes. */
const headLength = 64 * 1024;
const lineFeed = 0x0a;

/**
 * Every resource of a file, one at a time: FHIR as NDJSON (a resource a line) or as one Bundle of any size. A line
 * that is a Bundle is opened too. What cannot be read is reported in its place, and reading goes on.
 */
export async function* readResources(file: RosterFile): AsyncGenerator<ReadResource> {
  const { head, chunks } = await peek(file.open());
  const pieces: AsyncGenerator<BundlePiece> = isBundle(head) ? splitBundle(chunks) : splitLines(chunks);
  for await (const piece of pieces) {
    const place = { file: file.name, line: piece.line, entry: piece.entry };
    if ('broken' in piece) yield { kind: 'unreadable', place, reason: piece.broken };
    else yield* readPiece(piece.bytes, place);
  }
}

function readPiece(bytes: Uint8Array | null, place: Place): ReadResource[] {
  if (!bytes) return [{ kind: 'unreadable', place, reason: 'is longer than 16 MiB' }];
  const value = parseJson(bytes);
  if (value.kind !== 'json') return [{ kind: 'unreadable', place, reason: value.reason }];
  return place.entry === null ? readLine(value.json, place) : [readEntry(value.json, place)];
}

function readLine(json: unknown, place: Place): ReadResource[] {
  if (!isObject(json)) return [{ kind: 'unreadable', place, reason: 'is not a resource' }];
  if (json['resourceType'] !== 'Bundle') {
    return [{ kind: 'resource', place, fullUrl: null, resource: json }];
  }
  const entries: unknown = json['entry'] ?? [];
  if (!Array.isArray(entries)) return [{ kind: 'unreadable', place, reason: 'entry: must be a list' }];
  return entries.map((entry, index) => readEntry(entry, { ...place, entry: index + 1 }));
}

function readEntry(entry: unknown, place: Place): ReadResource {
  const resource = isObject(entry) ? entry['resource'] : null;
  if (!isObject(entry) || !isObject(resource)) {
    return { kind: 'unreadable', place, reason: 'has no resource' };
  }
  const fullUrl = typeof entry['fullUrl'] === 'string' ? entry['fullUrl'] : null;
  return { kind: 'resource', place, fullUrl, resource };
}

/** A Bundle written over several lines, or on one that is longer than the head; all else is read by line. */
function isBundle(head: Uint8Array): boolean {
  const end = head.indexOf(lineFeed);
  if (end >= 0 && parseJson(head.subarray(0, end)).kind === 'json') return false;
  return beginsBundle(head);
}

function parseJson(
  bytes: Uint8Array,
): { kind: 'json'; json: unknown } | { kind: 'not-json'; reason: string } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'not-json', reason: 'is not UTF-8' };
  }
  try {
    return { kind: 'json', json: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'not-json', reason: 'is not JSON' };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first bytes of a stream, and the stream as if they had not been looked at. */
async function peek(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; chunks: AsyncIterable<Uint8Array> }> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < headLength) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
    length += next.value.length;
  }
  const head = new Uint8Array(length);
  first.reduce((at, part) => (head.set(part, at), at + part.length), 0);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    try {
      if (length > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, chunks: chunks() };
}
