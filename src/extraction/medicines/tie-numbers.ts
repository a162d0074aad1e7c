import { drugsCalled } from '../../domain/drugs/drug-terms.ts';
import { areLookAlikes, isLookAlikeName } from '../../domain/drugs/look-alikes.ts';
import { sameStrength } from '../../domain/drugs/strength.ts';
import type { Extraction, MedicationMention } from '../../domain/message.ts';
import { normaliseText } from '../../domain/normalise-text.ts';
import type { Prescription } from '../../domain/prescription.ts';
import { hasNumber, speaksOfAnother } from './match-prescription.ts';

type NumberSaid = Extraction['rxNumbers'][number];

/** The medicines that are named, each with the number that is meant for it, and the numbers that ask by themselves. */
export type Tied = { named: MedicationMention[]; alone: NumberSaid[] };

/**
 * Ties the Rx numbers of a text to the medicines that it names. Which one a number belongs to the record says, not the
 * place in the text; one that is of none of them, and is not told as one more, contradicts what it may be meant for, so
 * that matching asks. `prescriptions`: null while nobody knows whose they are. Never throws.
 */
export function tieNumbers(
  text: string,
  { named, numbers }: { named: readonly MedicationMention[]; numbers: readonly NumberSaid[] },
  prescriptions: readonly Prescription[] | null,
): Tied {
  const placed = prescriptions
    ? withOwnNumbers(text, named, prescriptions)
    : { named: [...named], alone: [] };
  const said = named.map(({ rxNumber }) => rxNumber);
  return numbers
    .filter(({ value }) => !said.includes(value))
    .reduce((tied, number) => tieLoose(text, tied, number, { prescriptions, numbers }), placed);
}

/** A number beside the name of one medicine is another's that is named too, or one more. */
function withOwnNumbers(
  text: string,
  named: readonly MedicationMention[],
  prescriptions: readonly Prescription[],
): Tied {
  const tied: Tied = { named: [...named], alone: [] };
  for (const [place, mention] of named.entries()) {
    const { rxNumber } = mention;
    const owner = rxNumber === null ? null : ownerOf(rxNumber, prescriptions);
    if (rxNumber === null || !owner || !speaksOfAnother(mention, owner)) continue;
    const [other, ...more] = placesOf(tied.named, owner);
    const start = text.indexOf(rxNumber, mention.end);
    const added = start >= 0 && isAdded(text.slice(mention.end, start)) && !areConfused(mention, owner);
    const number = { text: rxNumber, start, end: start + rxNumber.length, value: rxNumber };
    if (other !== undefined && more.length === 0) tied.named = withNumber(tied.named, [other], number);
    else if (added) tied.alone.push(number);
    else continue;
    tied.named[place] = { ...mention, rxNumber: null };
  }
  return tied;
}

type Known = { prescriptions: readonly Prescription[] | null; numbers: readonly NumberSaid[] };

/** A number that stands beside no medicine. */
function tieLoose(
  text: string,
  { named, alone }: Tied,
  number: NumberSaid,
  { prescriptions, numbers }: Known,
): Tied {
  const owner = prescriptions && ownerOf(number.value, prescriptions);
  const [own, ...more] = owner ? placesOf(named, owner) : [];
  if (own !== undefined && more.length === 0) return { named: withNumber(named, [own], number), alone };
  const free = [...named.entries()].flatMap(([place, { rxNumber }]) => (rxNumber === null ? [place] : []));
  const twins = owner ? free.filter((place) => areConfused(named[place], owner)) : [];
  if (twins.length > 0) return { named: withNumber(named, twins, number), alone };
  if (isOneMore(text, named, number) || (owner && free.length === 0))
    return { named, alone: [...alone, number] };
  if (owner) return { named: withNumber(named, free, number), alone };
  const one = free.length === 1 && named.length === 1 && numbers.length === 1;
  return one && (!prescriptions || isLabelled(text, number))
    ? { named: withNumber(named, free, number), alone }
    : { named, alone };
}

/**
 * A number by which alone something is asked for, with the name of a look-alike of its medicine that stands in the text
 * and was read as none, such as a brand that is an ordinary word in Spanish.
 */
export function withTwinNamed(
  text: string,
  mention: MedicationMention,
  prescriptions: readonly Prescription[],
): MedicationMention {
  const owner = mention.rxNumber === null ? null : ownerOf(mention.rxNumber, prescriptions);
  const drugName = owner?.drugName ?? null;
  if (mention.name !== null || drugName === null) return mention;
  const words = normaliseText(text).split(' ');
  if (words.some((word) => drugsCalled(word).includes(drugName))) return mention;
  const twin = words.find((word) => isLookAlikeName(word) && areLookAlikes(word, drugName));
  return twin === undefined ? mention : { ...mention, text: twin, candidates: [...drugsCalled(twin)] };
}

function ownerOf(rxNumber: string, prescriptions: readonly Prescription[]): Prescription | null {
  const [owner, ...others] = prescriptions.filter((one) => hasNumber(one, rxNumber));
  return owner && others.length === 0 ? owner : null;
}

/** Of the medicines without a number those that this prescription can be. */
function placesOf(named: readonly MedicationMention[], owner: Prescription): number[] {
  return [...named.entries()].flatMap(([place, mention]) => {
    const { rxNumber, name, strength } = mention;
    if (rxNumber !== null || name === null || speaksOfAnother(mention, owner)) return [];
    const fits = strength === null || owner.strength === null || sameStrength(strength, owner.strength);
    return fits || named.length === 1 ? [place] : [];
  });
}

function areConfused(mention: MedicationMention | undefined, { drugName }: Prescription): boolean {
  if (!mention || drugName === null) return false;
  const names = mention.name === null ? mention.candidates : [mention.name];
  return [...names, mention.text].some((name) => areLookAlikes(name, drugName));
}

function withNumber(
  named: readonly MedicationMention[],
  places: readonly number[],
  { value }: NumberSaid,
): MedicationMention[] {
  return named.map((mention, place) => (places.includes(place) ? { ...mention, rxNumber: value } : mention));
}

const asking =
  '(?:please|refill|fill|need|i|the|a|my|for|one|is|it s|rx|prescription|script|number|num|no|necesito|quiero|surtir|la|el|mi|receta|numero|por favor)';
const added = new RegExp(
  `(?:^| )(?:also|plus|another|other|in addition|tambien|ademas|otra|otro|aparte)(?: ${asking})*$|^(?:and|y)$`,
);
const addedBehind = new RegExp(`^(?:and )?(?:also|plus|another|tambien|ademas)(?: |$)`);

/** The words between a medicine and a number say that it is one more. */
function isAdded(between: string): boolean {
  return added.test(normaliseText(between.replaceAll('&', ' and ').replaceAll('+', ' plus ')));
}

function isOneMore(text: string, named: readonly MedicationMention[], { start, end }: NumberSaid): boolean {
  const before = Math.max(0, ...named.flatMap((mention) => (mention.end <= start ? [mention.end] : [])));
  const behind = named.find((mention) => mention.start >= end);
  return (
    (before > 0 && isAdded(text.slice(before, start))) ||
    (behind !== undefined && addedBehind.test(normaliseText(text.slice(end, behind.start))))
  );
}

/** "Rx 7001234": by its words no number of anything else. */
function isLabelled(text: string, { start }: NumberSaid): boolean {
  return /(?:rx|prescription|script|receta|prescripcion)[^.\n\d]{0,16}$/i.test(text.slice(0, start));
}
