import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** E.164, such as `+14155550123`. */
export type PhoneNumber = string & { readonly __brand: 'PhoneNumber' };

/**
 * The number in E.164, or null when it is none: withheld callers (`anonymous`), short codes, letters, too short.
 * A number without a country code is read as one of the United States.
 */
export function parsePhoneNumber(text: string): PhoneNumber | null {
  const parsed = parsePhoneNumberFromString(text.trim(), 'US');
  return parsed?.isPossible() ? (parsed.number as string as PhoneNumber) : null;
}
