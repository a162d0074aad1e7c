export const shortestPassword = 12;
/** Long enough for any sentence, short enough that hashing it is no work for an attacker to give us. */
export const longestPassword = 128;

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'about-you';

/** Whose password it is to be: words that a guess would begin with. */
export type PasswordOwner = { email: string; name: string };

/**
 * What speaks against a password, after NIST SP 800-63B (5.1.1.2): its length, and whether it is one that everybody
 * tries first. No letters, digits or signs are asked for.
 */
export async function findPasswordFault(
  password: string,
  owner: PasswordOwner,
): Promise<PasswordFault | null> {
  const length = [...password].length;
  if (length < shortestPassword) return 'too-short';
  if (length > longestPassword || password.length > longestPassword) return 'too-long';
  const plain = password.normalize('NFKC').toLowerCase();
  if (await isCommon(plain)) return 'common';
  return isAbout(plain, owner) ? 'about-you' : null;
}

const ownWords = ['refill', 'gateway', 'pharmacy'];
const fewestOwnLetters = 6;

/** A common word with digits or signs around it is guessed as fast as the word; so is anything repeated or counted up. */
async function isCommon(plain: string): Promise<boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const known = (commonWords ??= new Set(dictionary['passwords-common']));
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const isWord = known.has(plain) || (core.length <= plain.length && known.has(core) && core.length > 3);
  return isWord || isRepeated(plain) || isCounted(plain);
}

let commonWords: Set<string> | undefined;

function isRepeated(plain: string): boolean {
  return /^(.{1,6}?)\1+.{0,5}$/u.test(plain);
}

function isCounted(plain: string): boolean {
  const steps = Array.from(plain.slice(1), (_, at) => plain.charCodeAt(at + 1) - plain.charCodeAt(at));
  const even = steps.filter((step) => step === steps[0] && Math.abs(step) <= 1).length;
  return even >= steps.length - 2;
}

/** Nothing but the owner's name, address and the program's own words. */
function isAbout(plain: string, { email, name }: PasswordOwner): boolean {
  const words = [...email.toLowerCase().split(/[@.+_-]/), ...name.toLowerCase().split(/\s+/), ...ownWords];
  const rest = words
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest.length < plain.length && rest.length < fewestOwnLetters;
}
