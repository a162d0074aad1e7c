import { isGsm } from './count-segments.ts';

/** Signs that people paste, and what stands for them in the GSM 7-bit alphabet. */
const plainSigns: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  ' ': ' ',
};

/**
 * A name in letters that do not make a whole text UCS-2: accents that GSM-7 lacks fall off ("Ávila" to "Avila"), any
 * other sign is left out.
 */
export function toGsm(text: string): string {
  return Array.from(text, (sign) => {
    if (isGsm(sign)) return sign;
    const plain = plainSigns[sign] ?? sign.normalize('NFD').replace(/\p{M}/gu, '');
    return isGsm(plain) ? plain : '';
  }).join('');
}
