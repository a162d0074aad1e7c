import { sha256 } from '../domain/digest.ts';

const count = 10;
/** No letters and digits that look alike on paper. */
const alphabet = '34679acdefghjkmnpqrtwxy';
const mark = 'sha256:';

/** Ten codes of some 45 bits each, such as `k7wq3-mx4da`; each signs in once without the authenticator app. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => {
    const letters = Array.from(
      crypto.getRandomValues(new Uint32Array(10)),
      (n) => alphabet[n % alphabet.length],
    );
    return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
  });
}

/** A code as it is stored and compared, however it was typed. */
export async function hashRecoveryCode(typed: string): Promise<string> {
  return mark + (await sha256(`recovery code: ${typed.toLowerCase().replace(/[^0-9a-z]/g, '')}`));
}

/** How the sign-in library keeps its list of codes: hashed. The list that is left after one was used is hashed already. */
export const hashedRecoveryCodes = {
  async encrypt(list: string): Promise<string> {
    const codes = JSON.parse(list) as string[];
    const stored = codes.map(async (code) => (code.startsWith(mark) ? code : hashRecoveryCode(code)));
    return JSON.stringify(await Promise.all(stored));
  },
  decrypt: (list: string) => Promise.resolve(list),
};
