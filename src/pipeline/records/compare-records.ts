import type { CalendarDate } from '../../domain/calendar-date.ts';
import { comparableStrength } from '../../domain/drugs/strength.ts';
import { normaliseText } from '../../domain/normalise-text.ts';

/** What is compared of a prescription, from either side; null where that side is silent. */
export type SideOfRecord = {
  id: string;
  text: string;
  name: string | null;
  strength: string | null;
  status: string;
  quantity: number | null;
  refillsAllowed: number | null;
  sig: string | null;
  writtenOn: CalendarDate | null;
  /** Absent in what was copied before fills were. */
  lastFilledOn?: CalendarDate | null;
  refillsLeft?: number | null;
};

type Value = string | number | null;

/** One thing on which the two disagree: both are told, and neither is called right. */
export type Difference = {
  medicine: string;
  /** `presence`: only one of them has it, as active. */
  field:
    'presence' | 'strength' | 'status' | 'directions' | 'quantity' | 'refills' | 'last_fill' | 'refills_left';
  roster: Value;
  other: Value;
  rosterId: string | null;
  otherId: string | null;
};

/**
 * Where two records of one patient disagree. Medicines are paired by name and strength, then by name; of several of
 * one medicine the active and newest stands for it. What one side does not say is no difference.
 */
export function compareRecords(
  roster: readonly SideOfRecord[],
  other: readonly SideOfRecord[],
): Difference[] {
  const ours = currentOnes(roster);
  const theirs = currentOnes(other);
  const paired = new Set<SideOfRecord>();
  const differences: Difference[] = [];
  for (const own of ours) {
    const free = theirs.filter((one) => !paired.has(one) && nameOf(one) === nameOf(own));
    const match = free.find((one) => strengthOf(one) === strengthOf(own)) ?? free[0];
    if (match) paired.add(match);
    differences.push(...(match ? differencesOf(own, match) : presenceOf(own, null)));
  }
  for (const one of theirs) if (!paired.has(one)) differences.push(...presenceOf(null, one));
  return differences;
}

/** One for each medicine and strength. */
function currentOnes(prescriptions: readonly SideOfRecord[]): SideOfRecord[] {
  const current = new Map<string, SideOfRecord>();
  for (const one of prescriptions) {
    const key = `${nameOf(one)} ${strengthOf(one) ?? ''}`;
    const before = current.get(key);
    if (!before || isNewer(one, before)) current.set(key, one);
  }
  return [...current.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

function isNewer(one: SideOfRecord, before: SideOfRecord): boolean {
  if ((one.status === 'active') !== (before.status === 'active')) return one.status === 'active';
  return (one.writtenOn ?? '') > (before.writtenOn ?? '');
}

function presenceOf(own: SideOfRecord | null, other: SideOfRecord | null): Difference[] {
  const there = own ?? other;
  // What is over on one side and not there on the other is nothing to put right.
  if (there?.status !== 'active') return [];
  return [difference('presence', { own, other }, { roster: own && 'active', other: other && 'active' })];
}

type Pair = { own: SideOfRecord | null; other: SideOfRecord | null };

function difference(
  field: Difference['field'],
  { own, other }: Pair,
  values: Pick<Difference, 'roster' | 'other'>,
): Difference {
  const medicine = (own ?? other)?.text ?? '';
  return { medicine, field, ...values, rosterId: own?.id ?? null, otherId: other?.id ?? null };
}

/** What is compared, as it is shown, and in the form in which writing it otherwise makes no difference. */
const fields: readonly {
  field: Difference['field'];
  value: (one: SideOfRecord) => Value;
  comparable: (one: SideOfRecord) => Value;
}[] = [
  { field: 'strength', value: ({ strength }) => strength, comparable: strengthOf },
  { field: 'status', value: ({ status }) => status, comparable: ({ status }) => status },
  {
    field: 'directions',
    value: ({ sig }) => sig,
    comparable: ({ sig }) => (sig === null ? null : normaliseText(sig)),
  },
  { field: 'quantity', value: ({ quantity }) => quantity, comparable: ({ quantity }) => quantity },
  {
    field: 'refills',
    value: ({ refillsAllowed }) => refillsAllowed,
    comparable: ({ refillsAllowed }) => refillsAllowed,
  },
  {
    field: 'last_fill',
    value: ({ lastFilledOn }) => lastFilledOn ?? null,
    comparable: ({ lastFilledOn }) => lastFilledOn ?? null,
  },
  {
    field: 'refills_left',
    value: ({ refillsLeft }) => refillsLeft ?? null,
    comparable: ({ refillsLeft }) => refillsLeft ?? null,
  },
];

function differencesOf(own: SideOfRecord, other: SideOfRecord): Difference[] {
  if (own.status !== 'active' && other.status !== 'active') return [];
  return fields.flatMap(({ field, value, comparable }) => {
    const [one, two] = [comparable(own), comparable(other)];
    if (one === null || two === null || one === two) return [];
    return [difference(field, { own, other }, { roster: value(own), other: value(other) })];
  });
}

function nameOf({ name, text }: SideOfRecord): string {
  return name ?? normaliseText(text);
}

function strengthOf({ strength }: SideOfRecord): string | null {
  return strength === null ? null : comparableStrength(strength);
}
