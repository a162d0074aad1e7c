/**
 * The characters of the GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1) and of its extension table, which cost
 * two. Every other character makes the whole text UCS-2.
 */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('\f^{}\\[~]|€');

const gsm = { single: 160, part: 153 };
const ucs2 = { single: 70, part: 67 };

/** The text can be sent in the GSM 7-bit alphabet. */
export function isGsm(text: string): boolean {
  return [...text].every((character) => basic.has(character) || extended.has(character));
}

/**
 * How many SMS segments the text takes: 160 or, in parts, 153 septets in GSM-7; 70 or 67 UTF-16 units otherwise. A
 * character of two units is not split over two parts. The empty text takes none.
 */
export function countSegments(text: string): number {
  const characters = [...text];
  if (isGsm(text)) {
    const sizes = characters.map((character) => (extended.has(character) ? 2 : 1));
    return countParts(sizes, gsm);
  }
  return countParts(
    characters.map((character) => character.length),
    ucs2,
  );
}

function countParts(sizes: number[], limit: { single: number; part: number }): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total === 0) return 0;
  if (total <= limit.single) return 1;
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > limit.part) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}
