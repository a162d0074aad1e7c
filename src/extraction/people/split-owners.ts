import { normaliseText } from '../../domain/normalise-text.ts';
import { countBirthDates } from '../dates/birth-date.ts';
import { relativePhrase } from './people-words.ts';
import { readByRules } from '../read-by-rules.ts';
import { startReading, type ReadingContext } from '../reading.ts';
import type { PersonPart } from './split-people.ts';

const relative = new RegExp(`\\b(${relativePhrase})\\b`);
const forSelf = /\b(?:for me|for myself|para mi)\b(?! \w+ (?:medic|past))/;
const self = /\b(?:for me|for myself|i need|i want|mine|my|para mi|necesito|quiero|mi|mis)\b/;

/**
 * The people of a text that says for each of its medicines whose it is, by name or as "me" and "my husband", and gives
 * no birth date yet: what one of them is asked for is not the other's. Empty for a text about one, or where both are
 * asked for all.
 */
export function splitOwners(text: string, context: ReadingContext): PersonPart[] {
  if (countBirthDates(startReading(text, context)) > 0) return [];
  const { mentions, readIntents } = readByRules(text, context);
  const asked = mentions.filter((_, place) => readIntents.wanted[place] ?? false);
  if (asked.length < 2 || asked.length > mostMedicines) return [];
  const ends = [0, ...asked.map(({ end }) => end)];
  // What stands before each medicine, and behind the last.
  const gaps = ends.map((end, place) => ({ start: end, end: asked[place]?.start ?? text.length }));
  const said = gaps.map((gap) => ownerIn(text, gap, context));
  const [first] = said;
  const last = said.at(-1);
  const before = first !== undefined && first !== null && !first.isWeak;
  const isMixed = before && last != null;
  const owners =
    before || last == null ? inherit(said.slice(0, -1)) : inherit(said.slice(1).toReversed()).toReversed();
  const keys = [...new Set(owners.map((owner) => owner?.key ?? null))];
  if (keys.length < 2 || keys.includes(null)) return [];
  return keys.map((key) => ({
    text: blank(text, partsOfOthers({ asked, gaps, owners, key, behind: !before && last != null })),
    patient: { name: owners.find((owner) => owner?.key === key)?.name ?? null, birthDate: null },
    owner: key ?? '',
    isMixed,
  }));
}

/** How a text speaks of one person: `self`, a relative, or a name in small letters; null where it does not. */
export function ownerSaid(text: string): string | null {
  const words = normaliseText(text);
  const kin = relative.exec(words)?.[1];
  if (kin !== undefined) return kin;
  return /\b(?:i am|i m|im|me|myself|this is|my name is|soy|me llamo|yo)\b/.test(words) ? 'self' : null;
}

const mostMedicines = 12;

type Gap = { start: number; end: number };
type Owner = { key: string; name: PersonPart['patient']['name']; isWeak: boolean };

function ownerIn(text: string, gap: Gap, context: ReadingContext): Owner | null {
  const words = normaliseText(text.slice(gap.start, gap.end));
  const kin = relative.exec(words)?.[1];
  if (kin !== undefined) return { key: kin, name: null, isWeak: false };
  if (self.test(words)) return { key: 'self', name: null, isWeak: !forSelf.test(words) };
  const outside = [
    { start: 0, end: gap.start },
    { start: gap.end, end: text.length },
  ];
  const { name } = readByRules(blank(text, outside), context).patient;
  return name && /\s/.test(name.value) ? { key: normaliseText(name.value), name, isWeak: false } : null;
}

/** "Metformin and lisinopril for me": one without words of its own goes with its neighbour. */
function inherit(owners: readonly (Owner | null)[]): (Owner | null)[] {
  let known: Owner | null = null;
  return owners.map((owner) => (known = owner ?? known));
}

function partsOfOthers(split: {
  asked: readonly Gap[];
  gaps: readonly Gap[];
  owners: readonly (Owner | null)[];
  key: string | null;
  behind: boolean;
}): Gap[] {
  const { asked, gaps, owners, key, behind } = split;
  return asked.flatMap((medicine, place) => {
    const gap = gaps[behind ? place + 1 : place];
    return owners[place]?.key === key ? [] : [medicine, ...(gap ? [gap] : [])];
  });
}

function blank(text: string, spans: readonly Gap[]): string {
  let kept = text;
  for (const { start, end } of spans)
    kept = kept.slice(0, start) + kept.slice(start, end).replace(/[^\n]/g, ' ') + kept.slice(end);
  return kept;
}
