import { streamOf, type Parts } from '../../domain/parts.ts';

export type MultipartFile = { name: string; contentType: string; bytes: number; content: () => Parts };

/**
 * A form with one file (RFC 7578) as a body that is read while it is sent. Its length is known beforehand, which many
 * servers insist on.
 */
export function multipartOf(
  fields: readonly (readonly [name: string, value: string])[],
  file: MultipartFile,
): { headers: Record<string, string>; body: ReadableStream<Uint8Array> } {
  const boundary = `form-${crypto.randomUUID()}`;
  const before = fields.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head =
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n` +
    `content-type: ${file.contentType}\r\n\r\n`;
  const first = new TextEncoder().encode(before.join('') + head);
  const last = new TextEncoder().encode(`\r\n--${boundary}--\r\n`);
  async function* body(): AsyncGenerator<Uint8Array> {
    yield first;
    yield* file.content();
    yield last;
  }
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(first.byteLength + file.bytes + last.byteLength),
    },
    body: streamOf(body()),
  };
}
