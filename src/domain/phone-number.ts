import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** E.164, such as `+14155550123`. */
export type PhoneNumber = string & { readonly __brand: 'PhoneNumber' };

/**
 * What carriers show for a withheld caller, spelled on the keypad where letters cannot be sent (RESTRICTED is
 * 737 874 2833), alone and as a number of the United States. They belong to nobody.
 */
const withheld = new Set(
  ['7378742833', '2562533', '8656696', '266696687', '86282452253'].flatMap((digits) => [
    `+${digits}`,
    `+1${digits}`,
  ]),
);

/** What carriers send nearly always needs no parsing: North America in E.164. */
const usual = /^\+1[2-9]\d{9}$/;

/**
 * The number in E.164, or null when it is none: withheld callers (`anonymous`), short codes, letters, too short.
 * A number without a country code is read as one of the United States.
 */
export function parsePhoneNumber(text: string): PhoneNumber | null {
  if (usual.test(text) && !withheld.has(text)) return text as PhoneNumber;
  const parsed = parsePhoneNumberFromString(text.trim(), 'US');
  if (!parsed?.isPossible() || withheld.has(parsed.number)) return null;
  return parsed.number as PhoneNumber;
}
