export const noLetters = 0x811c9dc5;

/** FNV-1a over UTF-16 units (RFC 9923): the hash of what went before, gone on with some letters of a name. */
export function hashed(before: number, name: string, from: number, to: number): number {
  let hash = before;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash;
}
