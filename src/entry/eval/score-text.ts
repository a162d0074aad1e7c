import { dangerFlags, type BirthDateClaim, type Flag, type Intent, type Span } from '../../domain/message.ts';
import type { Label } from './label.ts';
import { event, markSet, markValue, type Mark } from './mark.ts';
import type { Reading } from './read-labelled-text.ts';
import { scoreMedications } from './score-medications.ts';

export type Scored = { label: Label; marks: Mark[] };

/** Judges what was read of one text against its label. */
export function scoreText(label: Label, reading: Reading): Scored {
  return {
    label,
    marks: [
      ...(label.judged === 'all' ? scoreMedications(label, reading) : []),
      ...markPeople(label, reading),
      ...markWishes(label, reading),
      ...markSafety(label, reading),
      event(
        'a value that is not in the text',
        valuesOf(reading).some((span) => !standsIn(label.text, span)),
      ),
    ],
  };
}

function markPeople({ expect }: Label, { extraction }: Reading): Mark[] {
  const { name, birthDate } = extraction.patient;
  return [
    ...markValue('name', expect.patient.name?.value ?? null, name?.value ?? null, sameName),
    ...markValue('birth date', expect.patient.birthDate, birthDate, sameBirthDate),
    ...(expect.speaksOfAnother === null
      ? []
      : markSet(() => 'somebody else’s', yes(expect.speaksOfAnother), yes(extraction.speaksOfAnother))),
  ];
}

function markWishes(label: Label, { extraction, flags }: Reading): Mark[] {
  const { expect } = label;
  const wantsMedicine = expect.intents.some((one) => one === 'refill' || one === 'new_prescription');
  const mayWant = expect.either.intents.some((one) => one === 'refill' || one === 'new_prescription');
  const takenForRefill =
    extraction.intents.includes('refill') || extraction.medications.some((one) => one.asked);
  return [
    ...markSet((one) => `intent ${one}`, expect.intents, extraction.intents, expect.either.intents),
    ...markSet((one) => `flag ${one}`, expect.flags, flags, expect.either.flags),
    ...(label.judged === 'all' ? markSupply(label, { extraction }) : []),
    ...(wantsMedicine || mayWant ? [] : [event('no refill, taken for one', takenForRefill)]),
    event('language mistaken', extraction.language !== null && extraction.language !== label.language),
  ];
}

function markSupply({ expect }: Label, { extraction }: Pick<Reading, 'extraction'>): Mark[] {
  return [
    ...markSet(() => 'everything asked', yes(expect.asksForAll), yes(extraction.asksForAll)),
    ...markValue('days left, of no one medicine', expect.daysLeft, extraction.daysLeft, (a, b) => a === b),
  ];
}

/** Wishes that a person reads or answers; a refill, a status or a thanks is answered without one. */
const forPerson: readonly Intent[] = ['unclear', 'clinical_question', 'non_clinical', 'new_prescription'];

function markSafety({ expect }: Label, { flags, extraction }: Reading): Mark[] {
  const danger = expect.flags.some(isDanger);
  const lowered = expect.flags.includes('safety_review');
  const paged = flags.some(isDanger);
  const seen = paged || flags.includes('safety_review');
  if (danger) {
    const read = seen || extraction.intents.some((intent) => forPerson.includes(intent));
    return [
      event('danger that pages nobody', !paged),
      event('danger that nobody sees as one', !seen),
      event('danger that reaches no person', !read),
    ];
  }
  if (lowered) return [event('danger denied, past or another’s that nobody sees', !seen)];
  if (expect.either.flags.some((flag) => isDanger(flag) || flag === 'safety_review')) return [];
  return expect.intents.includes('refill') ? [event('false alarm on an ordinary refill', seen)] : [];
}

function isDanger(flag: Flag): boolean {
  return (dangerFlags as readonly Flag[]).includes(flag);
}

function yes(is: boolean): string[] {
  return is ? ['yes'] : [];
}

function sameName(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** Case and marks aside: `de la Cruz` and `De La Cruz`, `Peña` written `Pena`. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

type LabelledBirthDate = NonNullable<Label['expect']['patient']['birthDate']>;

function sameBirthDate(labelled: LabelledBirthDate, read: BirthDateClaim): boolean {
  const readings = labelled.readings ?? (labelled.value === null ? read.readings : [labelled.value]);
  return labelled.value === read.value && readings.toSorted().join() === read.readings.toSorted().join();
}

function valuesOf({ extraction }: Reading): Span[] {
  const { medications, rxNumbers, patient } = extraction;
  return [...medications, ...rxNumbers, patient.name, patient.birthDate].filter((one) => one !== null);
}

function standsIn(text: string, { text: words, start, end }: Span): boolean {
  return end > start && text.slice(start, end) === words;
}
