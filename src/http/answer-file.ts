import { mediaKindOf, mediaTypeOf } from '../domain/media-type.ts';
import { HttpProblem } from './problem.ts';

/** Nothing in the file may run, load or be framed, even when it is opened on its own. */
const contentSecurityPolicy = "sandbox; default-src 'none'";

/**
 * A file that a stranger sent, served so that it can only be looked at or heard: known harmless types as they are,
 * all others as bytes to save. A single range is answered, since some browsers play nothing without.
 *
 * @param asked the request's headers: `Range`, and `If-Range` with the `ETag` of what the rest is wanted of
 * @throws HttpProblem where the range lies outside the file
 */
export function answerFile(
  file: { content: Uint8Array<ArrayBuffer>; contentType: string; version: string },
  asked: Headers,
): Response {
  const shown = mediaKindOf(file.contentType) !== 'file';
  const { byteLength } = file.content;
  const etag = `"${file.version}"`;
  const headers = new Headers({
    etag,
    'content-type': shown ? mediaTypeOf(file.contentType) : 'application/octet-stream',
    'content-disposition': shown ? 'inline' : 'attachment; filename="attachment"',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  });
  const part = readRange(rangeOf(asked, etag), byteLength);
  if (part === 'unsatisfiable')
    throw new HttpProblem('range_not_satisfiable', {
      headers: { 'content-range': `bytes */${byteLength}` },
    });
  // Said outright, since an answer to HEAD has no body to be measured.
  headers.set('content-length', String(part ? part.last - part.first + 1 : byteLength));
  if (!part) return new Response(file.content, { headers });
  headers.set('content-range', `bytes ${part.first}-${part.last}/${byteLength}`);
  return new Response(file.content.subarray(part.first, part.last + 1), { status: 206, headers });
}

/** None where it was wanted of another file than this: the whole is of more use then (RFC 9110, 13.1.5). */
function rangeOf(asked: Headers, etag: string): string {
  const of = asked.get('if-range');
  return of === null || of.trim() === etag ? (asked.get('range') ?? '') : '';
}

/** A single range of bytes (RFC 9110, 14.1.2). Several, or another unit, are answered by the whole: null. */
function readRange(range: string, length: number): { first: number; last: number } | 'unsatisfiable' | null {
  const [whole, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec(range.trim()) ?? [];
  if (whole === undefined || (from === '' && to === '')) return null;
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  if (from !== '' && to !== '' && Number(to) < first) return null;
  return first > last ? 'unsatisfiable' : { first, last };
}
