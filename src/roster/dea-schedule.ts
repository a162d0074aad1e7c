import type { Prescription } from '../domain/prescription.ts';
import type { Extension } from './fhir.ts';

export type Schedule = Prescription['schedule'];

const schedules = new Map<string, Schedule>([
  ['2', 2],
  ['II', 2],
  ['3', 3],
  ['III', 3],
  ['4', 4],
  ['IV', 4],
  ['5', 5],
  ['V', 5],
]);

/** How systems write that a medicine is not controlled. */
const notControlled = new Set([
  '',
  '0',
  '6',
  'VI',
  'RX',
  'F',
  'NONE',
  'NA',
  'NO',
  'UNCONTROLLED',
  'NOTCONTROLLED',
]);

/**
 * The schedule that the pharmacy system gives in an extension whose url ends in `dea-schedule`: `CII`, `C-IV`, `2`,
 * `Schedule III`, `3N`. `unreadable` for anything else: a schedule that is there but not understood must be seen.
 */
export function readSchedule(extensions: readonly Extension[]): Schedule | 'unreadable' {
  const read = extensions.filter((entry) => entry.url?.endsWith('dea-schedule')).map(readOne);
  if (read.includes('unreadable')) return 'unreadable';
  return read.reduce<Schedule>((strictest, one) => stricter(strictest, one as Schedule), null);
}

function readOne(extension: Extension): Schedule | 'unreadable' {
  const value = [extension['valueCode'], extension['valueString'], extension['valueInteger']].find(
    (one) => typeof one === 'string' || typeof one === 'number',
  );
  const written =
    value ?? codeIn(extension['valueCoding']) ?? codeIn(firstCoding(extension['valueCodeableConcept']));
  if (written === undefined) return 'unreadable';
  const plain = String(written)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const schedule = schedules.get(plain.replace(/^(SCHEDULE|SCH|DEA|C)/, '').replace(/N$/, ''));
  if (schedule) return schedule;
  return notControlled.has(plain) ? null : 'unreadable';
}

/** The schedule with the lower number; any schedule is stricter than none. */
export function stricter(a: Schedule, b: Schedule): Schedule {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function firstCoding(concept: unknown): unknown {
  const coding = isRecord(concept) ? concept['coding'] : null;
  return Array.isArray(coding) ? (coding[0] as unknown) : null;
}

function codeIn(coding: unknown): string | undefined {
  const code = isRecord(coding) ? coding['code'] : null;
  return typeof code === 'string' ? code : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
