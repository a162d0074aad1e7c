import { areLookAlikes } from '../../domain/drugs/look-alikes.ts';
import { sameStrength } from '../../domain/drugs/strength.ts';
import type { MedicationMention } from '../../domain/message.ts';
import type { Label, LabelledMention } from './label.ts';
import { event, found, markSet, markValue, type Mark } from './mark.ts';
import type { Reading } from './read-labelled-text.ts';

type Pair = { expected: LabelledMention | null; read: MedicationMention | null };

/** Medicines found, tied, asked for, and what is said of each. */
export function scoreMedications(label: Label, reading: Reading): Mark[] {
  const pairs = pairUp(label.expect.medications, reading.extraction.medications);
  return [
    ...pairs.flatMap((pair) => markFound(label, reading, pair)),
    ...pairs.flatMap(markAsked),
    ...pairs.flatMap(markSaid),
    ...markTied(label, reading),
    ...markRxNumbers(label, reading),
  ];
}

/** Each labelled mention with the first one read that shares a character with it. */
function pairUp(labelled: readonly LabelledMention[], read: readonly MedicationMention[]): Pair[] {
  const left = [...read];
  const pairs = labelled.map((expected): Pair => {
    const at = left.findIndex((one) => one.start < expected.end && expected.start < one.end);
    return { expected, read: at < 0 ? null : (left.splice(at, 1)[0] ?? null) };
  });
  return [...pairs, ...left.map((one): Pair => ({ expected: null, read: one }))];
}

/** A second word for a medicine that is labelled already (`X, the muscle relaxer`) is no error. */
function markFound(label: Label, reading: Reading, { expected, read }: Pair): Mark[] {
  if (expected) return [found('medication found', read ? 'right' : 'missed')];
  const row = read ? reading.tiedTo[reading.extraction.medications.indexOf(read)] : null;
  const again = label.expect.medications.some((one) => one.prescription !== null && one.prescription === row);
  return again || label.expect.either.mentions ? [] : [found('medication found', 'wrong')];
}

function markAsked({ expected, read }: Pair): Mark[] {
  if (!expected || !read || (!expected.asked && !read.asked)) return [];
  if (expected.asked === read.asked) return [found('asked', 'right')];
  return [found('asked', expected.asked ? 'missed' : 'wrong')];
}

function markSaid({ expected, read }: Pair): Mark[] {
  if (!expected || !read) return [];
  const mistaken = expected.name !== null && read.name !== null && expected.name !== read.name;
  return [
    ...markValue('medication name', expected.name, read.name, (a, b) => a === b),
    ...markValue('strength', expected.strength, read.strength, (a, b) => a === b || sameStrength(a, b)),
    ...markValue('quantity', expected.quantity, read.quantity, (a, b) => a === b),
    ...markValue('days left', expected.daysLeft, read.daysLeft, (a, b) => a === b),
    event('taken for another medicine', mistaken),
    event('look-alike taken for its twin', mistaken && areLookAlikes(expected.name ?? '', read.name ?? '')),
  ];
}

/** The prescriptions that a text leads to, each once, as one text makes one ticket for each. */
function markTied({ expect, synthetic_speech: speech }: Label, { tiedTo, numbered }: Reading): Mark[] {
  const expected = [...expect.medications, ...expect.rxNumbers].flatMap((one) => one.prescription ?? []);
  const read = [...tiedTo.flatMap((row) => row ?? []), ...numbered];
  const group = speech ? 'transcript' : 'typed';
  return [
    ...markSet(() => 'prescription', expected, read),
    ...markSet(() => `prescription, ${group}`, expected, read),
  ];
}

function markRxNumbers({ expect }: Label, { extraction }: Reading): Mark[] {
  const expected = [
    ...expect.rxNumbers.map((one) => one.value),
    ...expect.medications.flatMap((one) => one.rxNumber ?? []),
  ];
  const read = [
    ...extraction.rxNumbers.map((one) => one.value),
    ...extraction.medications.flatMap((one) => one.rxNumber ?? []),
  ];
  return markSet(() => 'Rx number', expected, read);
}
