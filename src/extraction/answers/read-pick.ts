import { normaliseText } from '../../domain/normalise-text.ts';
import { aroundPlace, placeWords } from './answer-words.ts';

/** A number that takes the place of another: "20 not 10" is 20 in place of 10, "20 mg" names none. */
export type NumberCorrection = { from: string | null; to: string; unit: string | null };

/** One of several things, by its place in a list or by a number of its own. */
export type Pick = { place: number | null; number: NumberCorrection | null };

const joint = /\s*(?:[,;&+]|\band\b|\by\b|\bplus\b)\s*/i;

/** "The 50 and the 75", "1 and 3", "el de 50 y el de 75": each of them; empty where it is not several, each by itself. */
export function readPicks(text: string): Pick[] {
  const parts = text
    .toLowerCase()
    .replace(/[.!?\s]+$/, '')
    .split(joint)
    .filter((part) => part !== '' && part !== 'both');
  const picks = parts.map(readPick).filter(({ place, number }) => place !== null || number !== null);
  return parts.length > 1 && picks.length === parts.length ? picks : [];
}

function readPick(part: string): Pick {
  const number = readNumber(part);
  const place = readPlace(normaliseText(part));
  return { place, number: number?.from == null ? number : null };
}

/** "2", "#2", "the second one", "la segunda", "number two please". */
export function readPlace(words: string): number | null {
  // "the second one": there "one" stands for the thing, not for its place.
  const all = words.split(' ');
  const parts =
    all.length > 1 && all.some((word) => word !== 'one' && isPlace(word)) ? all.filter(isNotOne) : all;
  const places = parts.flatMap((word) =>
    /^[1-9]$/.test(word) ? Number(word) : (placeWords.get(word) ?? []),
  );
  if (parts.some((word) => !isPlace(word) && !aroundPlace.has(word))) return null;
  const [only] = places;
  return only !== undefined && places.length === 1 ? only : null;
}

function isPlace(word: string): boolean {
  return /^[1-9]$/.test(word) || placeWords.has(word);
}

function isNotOne(word: string): boolean {
  return word !== 'one';
}

const amount = String.raw`(\d+(?:\.\d+)?)\s*(mg|mcg|ml|g|units?|unidades)?`;
const counted = String.raw`(\d+(?:\.\d+)?)\s*(mg|mcg|ml|g|units?|unidades|pills?|tablets?|tabs?|capsules?|pastillas?|tabletas?|capsulas?|cápsulas?)?`;
const lead = String.raw`^(?:(?:no|nope|sorry|oops|wait|correction|perdon|perdón|disculpe|quise decir|i meant|it'?s|(?:it )?should (?:be|have been)|deb(?:e|ería) ser(?: de)?|es|son|(?:the )?ones? (?:with|of|that(?:'?s| is))|mine(?:'?s| is| are)|the|el que es|(?:el|la|las|los|es|son|es la|es el|el mío es|la mía es) de|el|la)[\s,.:;-]+)*`;
const numberForms: { form: RegExp; to: number; from: number | null }[] = [
  // "no, 20 not 10", "20 mg instead of 10", "son 20, no 10"
  {
    form: new RegExp(
      `${lead}${counted}[\\s,;.-]*(?:and |y )?(?:not|no|instead of|rather than|en vez de|en lugar de)\\s+(?:the |el |la )?${counted}$`,
      'i',
    ),
    to: 1,
    from: 3,
  },
  // "not 10 but 20", "not 10, 20", "no 10 sino 20"
  {
    form: new RegExp(
      `^(?:no,?\\s+)?(?:not|no)\\s+(?:the |el |la )?${counted}[\\s,;.-]+(?:but |sino |it'?s |es |son )?(?:the |el |la )?${counted}$`,
      'i',
    ),
    to: 3,
    from: 1,
  },
  // "20 mg", "the 20", "sorry, 20 mg", "20mg please"
  {
    form: new RegExp(
      `${lead}${amount}(?:[\\s,]+(?:ones?|please|sorry|perdon|perdón|tablets?|pills?|dose|strength|por favor|pastillas?))*$`,
      'i',
    ),
    to: 1,
    from: null,
  },
];

export function readNumber(text: string): NumberCorrection | null {
  const words = text.trim().replace(/[.!?]+$/, '');
  for (const { form, to, from } of numberForms) {
    const found = form.exec(words);
    const value = found?.[to];
    if (!found || value === undefined) continue;
    const unit = found[to + 1] ?? (from === null ? undefined : found[from + 1]) ?? null;
    return {
      from: from === null ? null : (found[from] ?? null),
      to: value,
      unit: unit?.toLowerCase() ?? null,
    };
  }
  return null;
}
