import { compactName, coreWords, nameWords } from './person-name.ts';

/** Whether two systems write one name: the family name and the first given name, without regard to how it is written. */
export function namesAgree(
  one: { givenNames: readonly string[]; familyName: string },
  other: { givenName: string; familyName: string },
): boolean {
  const [given] = nameWords(one.givenNames.join(' '));
  const [otherGiven] = nameWords(other.givenName);
  return given !== undefined && given === otherGiven && familyOf(one) === familyOf(other);
}

function familyOf({ familyName }: { familyName: string }): string {
  return compactName(coreWords(nameWords(familyName)));
}
