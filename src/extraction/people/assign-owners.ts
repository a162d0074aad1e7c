import type { Span } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { OwnerCue } from './owner-cue.ts';

/** Whose a medicine is by the words beside it, and all the words that say so with it; null where none do. */
export type Owned = Place & { cue: OwnerCue | null };

type Place = Pick<Span, 'start' | 'end'>;

/** Words of the message between a medicine and who it is for: "metformin 500 mg for my wife". */
const binds = /^(?:[\p{L}\d.%]+ ){0,4}?(?:for|para|de|of|is|are|es|son)(?: (?:my|our|mi|the|el|la))?$/u;
/** What parts a medicine from whoever is named beside it. */
export const parts = /[,;\n]|[.!?](?:\s|$)|(?<!\p{L})(?:and|y|e|also|plus|&|tambien|también)(?!\p{L})/iu;
const joins = /^[\s,;]*(?:and|y|e|&|plus|also|tambien|también|[\s,;])*[\s,;]*$/i;

/**
 * The owner of each medicine: whoever it is said to be for right behind it, else whoever was spoken of last before it.
 * One that stands in a list goes with the others of it.
 */
export function assignOwners(text: string, medicines: readonly Span[], cues: readonly OwnerCue[]): Owned[] {
  const behind = medicines.map((medicine, place) => cueBehind(text, medicine, medicines[place + 1], cues));
  const owned = medicines.map((medicine, place): Owned => {
    const { start, end } = medicine;
    const said = behind[place];
    if (said) return { start, end: said.end, cue: said };
    const from = medicines[place - 1]?.end ?? 0;
    const spoken = cues.filter((cue) => cue.start >= from && cue.end <= start && !behind.includes(cue));
    const own = meantBy(spoken);
    const dated = nextPair(text, medicine, medicines[place + 1], cues);
    if (dated && (!own || own.pair !== null)) return ofDated(text, medicine, own ?? null, dated);
    return own ? { start: own.start, end, cue: own } : { start, end, cue: null };
  });
  return withLists(text, medicines, owned, behind);
}

/** Whoever was spoken of last; "linda needs her metformin" is still Linda's. */
function meantBy(spoken: readonly OwnerCue[]): OwnerCue | undefined {
  const [before, last] = [spoken.at(-2), spoken.at(-1)];
  return last?.key === 'other' && before && before.key !== 'self' ? before : last;
}

/** Between two dated people it is of the one from whom no mark or "and" parts it. */
function ofDated(text: string, { start, end }: Span, own: OwnerCue | null, next: OwnerCue): Owned {
  const far = own === null || parts.test(text.slice(own.end, start));
  const isNext = !parts.test(text.slice(end, next.start));
  if (far && isNext) return { start, end: next.end, cue: next };
  return own && !far && !isNext ? { start: own.start, end, cue: own } : { start, end, cue: null };
}

/** Somebody dated of whom the first words behind a medicine speak. */
export function nextPair(
  text: string,
  medicine: Span,
  next: Span | undefined,
  cues: readonly OwnerCue[],
): OwnerCue | null {
  const cue = firstBehind(text, medicine, next, cues);
  return cue && cue.pair !== null ? cue : null;
}

function firstBehind(
  text: string,
  { end }: Span,
  next: Span | undefined,
  cues: readonly OwnerCue[],
): OwnerCue | undefined {
  return cues.find(({ start }) => start >= end && start < (next?.start ?? text.length));
}

function cueBehind(
  text: string,
  medicine: Span,
  next: Span | undefined,
  cues: readonly OwnerCue[],
): OwnerCue | null {
  const cue = firstBehind(text, medicine, next, cues);
  if (!cue) return null;
  if (cue.isBehind) return cue;
  const between = text.slice(medicine.end, cue.start);
  if (/[.!?;\n]\s|\n|,/.test(between)) return null;
  const words = normaliseText(between);
  if (/(?:^| )(?:and|y|plus|but|pero) /.test(`${words} `)) return null;
  return binds.test(words) || cue.key === 'mine' ? cue : null;
}

/** "Metformin and lisinopril for me", "my wife needs metformin, lisinopril". */
function withLists(
  text: string,
  medicines: readonly Span[],
  owned: readonly Owned[],
  behind: readonly (OwnerCue | null)[],
): Owned[] {
  const all = owned.map((one) => ({ ...one }));
  for (let place = all.length - 2; place >= 0; place--) {
    const [own, next, span, after] = [all[place], all[place + 1], medicines[place], medicines[place + 1]];
    if (!own || !next || !span || !after || own.cue !== null || next.cue === null) continue;
    const isSaidBehind = behind.includes(next.cue);
    if (isSaidBehind && joins.test(text.slice(span.end, after.start))) own.cue = next.cue;
  }
  for (let place = 1; place < all.length; place++) {
    const [before, own] = [all[place - 1], all[place]];
    if (own && before && own.cue === null && before.cue !== null && !behind.includes(before.cue))
      own.cue = before.cue;
  }
  return all;
}
