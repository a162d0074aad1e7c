import type { HumanName } from './fhir.ts';

/** A person's name in the parts that matching looks at. */
export type NameParts = { givenNames: string[]; familyName: string; suffix: string | null };

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** Words before a name that are no part of it, in English and Spanish. */
const titles = new Set('mr mrs ms miss mx dr sr sra srta don doña'.split(' '));

/** Words that belong to the family name behind them: `de la Cruz`, `van der Berg`. */
const particles = new Set(
  'da de del della den der di do dos du la las le los san santa ten ter van von y'.split(' '),
);

/** Best first; a name with any other use (old, maiden, nickname) is never the one a person is known by. */
const currentUses = ['official', 'usual', ''];

/** The name a person goes by now and all others in full; null when no name has a word in it. */
export function readNames(
  names: readonly HumanName[],
  isOver: (name: HumanName) => boolean = () => false,
): { name: NameParts; otherNames: string[] } | null {
  const known = names
    .filter((name) => name.use !== 'anonymous')
    .map((name) => ({ name, parts: nameParts(name) }));
  const readable = known.flatMap(({ name, parts }) => (parts ? [{ name, parts }] : []));
  const current = readable
    .filter(({ name }) => currentUses.includes(name.use ?? '') && !isOver(name))
    .sort((a, b) => currentUses.indexOf(a.name.use ?? '') - currentUses.indexOf(b.name.use ?? ''));
  const chosen = current[0] ?? readable[0];
  if (!chosen) return null;
  const others = readable
    .filter((entry) => entry !== chosen)
    .map(({ name, parts }) => otherName(name, parts, chosen.parts));
  const spoken = inFull(chosen.parts);
  return { name: chosen.parts, otherNames: [...new Set(others)].filter((other) => other !== spoken) };
}

/** A nickname or former family name alone is completed by the rest of the present name. */
function otherName(name: HumanName, parts: NameParts, present: NameParts): string {
  const given = words(name.given);
  if (name.text?.trim() && !name.family?.trim() && given.length === 0) return tidy(name.text);
  if (!name.family?.trim()) return inFull({ ...parts, givenNames: given, familyName: present.familyName });
  return inFull(given.length > 0 ? parts : { ...parts, givenNames: present.givenNames });
}

function nameParts(name: HumanName): NameParts | null {
  const given = words(name.given);
  const family = tidy(name.family ?? '');
  const suffix = words(name.suffix).join(' ') || null;
  if (family) return { givenNames: given, familyName: family, suffix };
  const last = given.at(-1);
  if (last) return { givenNames: given.slice(0, -1), familyName: last, suffix };
  return splitName(name.text ?? '', suffix);
}

/** `Family, Given` or `Given Family`: the last word with its particles is the family name. */
function splitName(text: string, written: string | null): NameParts | null {
  const parts = text.split(',').map(withoutTitle).filter(Boolean);
  const { suffix, rest } = takeSuffix(parts);
  const [first, second] = rest;
  if (!first) return null;
  if (second) {
    return { givenNames: second.split(' '), familyName: first, suffix: written ?? suffix };
  }
  const all = first.split(' ');
  let from = all.length - 1;
  while (from > 1 && particles.has((all[from - 1] ?? '').toLowerCase())) from -= 1;
  return { givenNames: all.slice(0, from), familyName: all.slice(from).join(' '), suffix: written ?? suffix };
}

/** A trailing `Jr.` or `III`, with or without its comma. */
function takeSuffix(parts: string[]): { suffix: string | null; rest: string[] } {
  const last = parts.at(-1)?.split(' ') ?? [];
  const suffix = last.at(-1);
  const isSuffix = suffix !== undefined && suffixes.has(suffix.toLowerCase().replaceAll('.', ''));
  if (!isSuffix || (parts.length === 1 && last.length < 3)) return { suffix: null, rest: parts };
  const remaining = last.slice(0, -1).join(' ');
  return { suffix, rest: [...parts.slice(0, -1), ...(remaining ? [remaining] : [])] };
}

function withoutTitle(text: string): string {
  const [first = '', ...rest] = tidy(text).split(' ');
  return rest.length > 0 && titles.has(first.toLowerCase().replace('.', '')) ? rest.join(' ') : tidy(text);
}

export function inFull(name: NameParts): string {
  return [...name.givenNames, name.familyName, name.suffix].filter(Boolean).join(' ');
}

function words(list: readonly (string | null | undefined)[] | null | undefined): string[] {
  return (list ?? []).map((word) => tidy(word ?? '')).filter(Boolean);
}

export function tidy(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
