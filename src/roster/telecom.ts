import type { CalendarDate } from '../domain/calendar-date.ts';
import type { PatientPhone } from '../domain/patient.ts';
import { parsePhoneNumber } from '../domain/phone-number.ts';
import type { ContactPoint } from './fhir.ts';

/** Best first: a number is mobile if any of its entries says so. */
const kinds = ['mobile', 'landline', 'unknown'] as const satisfies readonly PatientPhone['kind'][];

/**
 * The numbers a person is reached at today, mobiles first; `unusable` counts those that are no telephone number.
 * FHIR says nothing of lines: `mobile` and texts are taken as mobile, `home` and `work` as landlines.
 */
export function readPhones(
  telecom: readonly ContactPoint[] | null | undefined,
  today: CalendarDate,
): { phones: PatientPhone[]; unusable: number } {
  const phones = new Map<string, PatientPhone['kind']>();
  let unusable = 0;
  for (const point of telecom ?? []) {
    if (!isCurrentPhone(point, today) || !point.value?.trim()) continue;
    const number = parsePhoneNumber(point.value);
    if (!number) unusable += 1;
    else phones.set(number, better(phones.get(number) ?? 'unknown', kindOf(point)));
  }
  const list = [...phones].map(([number, kind]) => ({ number, kind }));
  return { phones: list.sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind)), unusable };
}

/**
 * The first e-mail address of today, best rank first, and whether it is what is to be used: it has a rank, and no
 * number has as good a one. https://hl7.org/fhir/R4/datatypes-definitions.html#ContactPoint.rank
 */
export function readEmail(
  telecom: readonly ContactPoint[] | null | undefined,
  today: CalendarDate,
): { email: string | null; preferred: boolean } {
  const current = (telecom ?? []).filter((point) => isCurrent(point, today));
  const mails = current
    .filter(({ system, value }) => system === 'email' && mailAddress.test(value?.trim() ?? ''))
    .sort((a, b) => rankOf(a) - rankOf(b));
  const [best] = mails;
  if (!best) return { email: null, preferred: false };
  const others = current.filter(({ system }) => system === 'phone' || system === 'sms').map(rankOf);
  const preferred = rankOf(best) < Math.min(Infinity, ...others);
  return { email: best.value?.trim() ?? null, preferred };
}

const mailAddress = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

function rankOf({ rank }: ContactPoint): number {
  return rank ?? Infinity;
}

function isCurrentPhone(point: ContactPoint, today: CalendarDate): boolean {
  return (point.system === 'phone' || point.system === 'sms') && isCurrent(point, today);
}

function isCurrent(point: ContactPoint, today: CalendarDate): boolean {
  const ended = point.period?.end != null && point.period.end !== 'partial' && point.period.end < today;
  return point.use !== 'old' && !ended;
}

function kindOf(point: ContactPoint): PatientPhone['kind'] {
  if (point.use === 'mobile' || point.system === 'sms') return 'mobile';
  return point.use === 'home' || point.use === 'work' ? 'landline' : 'unknown';
}

function better(a: PatientPhone['kind'], b: PatientPhone['kind']): PatientPhone['kind'] {
  return kinds.indexOf(a) < kinds.indexOf(b) ? a : b;
}
