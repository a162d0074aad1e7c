let lastMilliseconds = 0;
let sameMillisecond = 0;
const mostOfOne = 0x0fff + 0x3f_ffff;

/**
 * A version 7 UUID (RFC 9562): the first 48 bits are the Unix time in milliseconds and the next 12 (and 22 more, where
 * those do not suffice) count the ids of one millisecond in this process, so that ids made later sort later. Lists,
 * cursors and conversations rely on it.
 */
export function newId(now: Date = new Date()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  const milliseconds = now.getTime();
  sameMillisecond = milliseconds === lastMilliseconds ? Math.min(sameMillisecond + 1, mostOfOne) : 0;
  lastMilliseconds = milliseconds;
  view.setUint16(0, Math.floor(milliseconds / 2 ** 32));
  view.setUint32(2, milliseconds >>> 0);
  view.setUint16(6, 0x7000 | Math.min(sameMillisecond, 0x0fff));
  // An import makes more of one moment than 12 bits count: the next 22 go on from there.
  if (sameMillisecond >= 0x0fff) view.setUint32(8, ((sameMillisecond - 0x0fff) << 8) | view.getUint8(11));
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** No id that was made at that moment or later sorts before this one. */
export function firstIdOf(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isId(text: string): boolean {
  return uuidShape.test(text);
}

/**
 * Letters and digits that survive being read aloud: no 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V; and no vowels, so that no
 * reference spells a word or somebody's name.
 */
const spokenAlphabet = '34679CDFGHJKMNPQRTWX';

/** A reference as it is stored, from one that a person typed; anything else stays as it is, and fits nothing. */
export function tidyReference(text: string): string {
  const letters = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const code = letters.startsWith('RG') ? letters.slice(2) : letters;
  return code.length === 7 ? `RG-${code}` : text.trim();
}

/** A short reference that a person can say on the phone, such as `RG-7KMA4Q9`. It carries no information. */
export function newReference(): string {
  const letters = crypto.getRandomValues(new Uint32Array(7));
  return `RG-${Array.from(letters, (n) => spokenAlphabet[n % spokenAlphabet.length]).join('')}`;
}
