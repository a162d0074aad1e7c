import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Fill } from '../../domain/prescription.ts';
import type { TicketView } from '../../tickets/present-ticket.ts';
import type { TreatingPrescriber } from '../needs/find-prescriber.ts';

/** The record behind an encounter; what is null nobody has written down. */
export type EncounterRecord = {
  prescription: {
    text: string;
    /** The directions (dose and frequency) in the roster's own words. */
    sig: string | null;
    quantity: number | null;
    refillsAllowed: number | null;
    /** Completed, newest first. */
    fills: Pick<Fill, 'filledOn' | 'quantity' | 'daysSupply' | 'partial'>[];
  } | null;
  facility: { name: string | null; phone: string | null } | null;
  /** What the arrivals say, oldest first. */
  said: SaidOfIt[];
};

/** `words`: those of this patient's request alone; `daysLeft`: of supply, null where it is not said. */
export type SaidOfIt = { on: CalendarDate; channel: string; words: string; daysLeft: number | null };

export const encounterType = 'Medication Refill Authorization';

/** So many fills before the last are told. */
const historyLength = 5;

type Asking = Pick<
  TicketView,
  'reference' | 'priority' | 'patient' | 'medication' | 'flags' | 'channels' | 'decision'
> & { openedOn: CalendarDate };

/** What an encounter is to say, for whoever writes it into the EHR; nothing in it is guessed. */
export function composeEncounter(
  ticket: Asking,
  { prescription, facility, said }: EncounterRecord,
  prescriber: TreatingPrescriber,
): string {
  const { patient, medication } = ticket;
  const named = [medication.name ?? medication.text, medication.strength].filter(Boolean).join(' ');
  const [last, ...before] = prescription?.fills ?? [];
  const lines: [string, string][] = [
    ['Encounter', encounterType],
    ['Priority', ticket.priority.toUpperCase()],
    ['For', prescriberWords(prescriber)],
    ['Patient', `${patient?.name ?? unknown}, born ${patient?.birthDate ?? unknown}`],
    ['Medication', (prescription?.text ?? named) || unknown],
    ['Dose and frequency', prescription?.sig ?? unknown],
    ['Prescribed', prescribedWords(prescription)],
    ['Last fill', last ? fillWords(last) : 'none on record'],
    ['Fills before', before.slice(0, historyLength).map(fillWords).join('; ') || 'none on record'],
    ['Clinical context', ticket.flags.join(', ').replaceAll('_', ' ') || 'none told'],
    ['Why it is asked', ticket.decision.reasons.join('; ')],
    ['Request', `${ticket.reference} of ${ticket.openedOn}, by ${ticket.channels.join(', ')}`],
    ['Asked in these words', said.map(saidWords).join('; ') || 'none on record'],
    ['Supply left', supplyWords(said)],
    ['Facility', facility ? [facility.name, facility.phone].filter(Boolean).join(', ') : 'none'],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join('\n');
}

const unknown = 'not on record';

function prescriberWords(prescriber: TreatingPrescriber): string {
  if (!prescriber) return unknown;
  const { treating, coveredBy } = prescriber;
  return coveredBy ? `${treating.name}, covered by ${coveredBy.name}` : treating.name;
}

function prescribedWords(prescription: EncounterRecord['prescription']): string {
  if (!prescription) return unknown;
  const { quantity, refillsAllowed } = prescription;
  return `quantity ${quantity ?? unknown}, refills authorised ${refillsAllowed ?? unknown}`;
}

const mostLetters = 600;

/** In one line, so that nothing said looks like a line of ours. */
function saidWords({ on, channel, words }: SaidOfIt): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim();
  const told = line.length > mostLetters ? `${line.slice(0, mostLetters)}…` : line;
  return `“${told}” (${channel}, ${on})`;
}

function supplyWords(said: readonly SaidOfIt[]): string {
  const told = said.filter(({ daysLeft }) => daysLeft !== null).at(-1);
  return told ? `${told.daysLeft} days, said on ${told.on}` : 'not told';
}

function fillWords({ filledOn, quantity, daysSupply, partial }: EncounterFill): string {
  const supply = daysSupply === null ? '' : ` for ${daysSupply} days`;
  return `${filledOn ?? unknown}, ${quantity ?? 'unknown quantity'}${supply}${partial ? ' (partial)' : ''}`;
}

type EncounterFill = NonNullable<EncounterRecord['prescription']>['fills'][number];
