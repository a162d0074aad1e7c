import type { BirthDateClaim, NameClaim, Span } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { PersonOnFile } from '../reading.ts';

type Dated = { name: NameClaim; birthDate: BirthDateClaim | null };
type Asked = Pick<Span, 'start' | 'end'> & { name: string | null };

/** "My X" right before it: asked for by whoever writes. */
const ownBefore = /(?:^|[^\p{L}])(?:my|mi|mis|my own)\s+(?:refill (?:of|for) |resurtido de )?$/iu;

/**
 * By which of the people whom a text dates each medicine is taken, where all of them are of the sender's phone and each
 * medicine is on the list of one alone; null where the record leaves it open.
 */
export function takersOf(
  people: readonly Dated[],
  medicines: readonly Asked[],
  onFile: readonly PersonOnFile[],
): number[] | null {
  const known = people.map((person) => onFile.find((one) => isOnFileAs(person, one)));
  if (known.includes(undefined) || new Set(known).size < people.length) return null;
  const takers = medicines.map(({ name }) =>
    known.flatMap((one, place) => (name !== null && one?.drugs.includes(name) ? [place] : [])),
  );
  return takers.every(({ length }) => length === 1) ? takers.flat() : null;
}

/**
 * The same where the text says which of its medicines are one person's ("my X and my wife's Y"), and not which of the named
 * that is: the only way in which each takes what is theirs. `owners`: how it speaks of each medicine's owner.
 */
export function takersTogether(
  people: readonly Dated[],
  medicines: readonly Asked[],
  owners: readonly string[],
  onFile: readonly PersonOnFile[],
): number[] | null {
  const keys = [...new Set(owners)];
  if (people.length !== 2 || keys.length !== 2) return null;
  const [one, other] = people.map((person) => onFile.find((known) => isOnFileAs(person, known)));
  if (!one || !other || one === other) return null;
  const ways = [
    [one, other],
    [other, one],
  ].filter((way) =>
    medicines.every(({ name }, place) => {
      const taker = way[keys.indexOf(owners[place] ?? '')];
      return name !== null && taker?.drugs.includes(name) === true;
    }),
  );
  const [way, ...more] = ways;
  if (!way || more.length > 0) return null;
  return owners.map((owner) => (way[keys.indexOf(owner)] === one ? 0 : 1));
}

/** Named and born as somebody whom the phone stands for. */
export function isOnFileAs({ name, birthDate }: Dated, one: PersonOnFile): boolean {
  const isBorn = one.birthDate !== null && (birthDate?.readings.includes(one.birthDate) ?? false);
  return isBorn && normaliseText(one.name) === normaliseText(name.value);
}

/** Whether the text calls this medicine its writer's own. */
export function isOwn(text: string, { start }: Pick<Span, 'start'>): boolean {
  return ownBefore.test(text.slice(0, start));
}
