import { dateIn } from '../../domain/calendar-date.ts';
import type { ComparedPrescription } from '../../domain/compared-prescription.ts';
import { addMinutes } from '../../domain/local-time.ts';
import type { ProviderDecision } from '../../systems/ehr/read-decision.ts';
import { isSamePrescription } from './is-same-prescription.ts';

type Medicine = { name: string | null; strength: string | null };
type When = { openedAt: Date; now: Date; timeZone: string };

/** How far the EHR's clock may be ahead of ours. */
const clockMinutes = 10;

/**
 * What a prescription that stands in the EHR says of a request: approved when it is an active order of the same medicine,
 * written since. One of the day of the request or later of which that is not plain is for a person; null: there is none.
 */
export function findWrittenSince(
  theirs: readonly ComparedPrescription[],
  asked: Medicine,
  when: When,
): Extract<ProviderDecision, { kind: 'approved' | 'unclear' }> | null {
  if (theirs.some((one) => isOddSince(one, asked, when))) return { kind: 'unclear', code: 'unreadable' };
  const found = theirs.filter((one) => isOfTheDay(one, when) && isSamePrescription(one, asked));
  const against = found.find(({ status }) => status === 'not_to_be_given');
  const plain = found.find((one) => one.status === 'active' && doubtOf(one, when) === null);
  if (plain && !against) return { kind: 'approved', prescription: plain };
  const doubtful = against ?? found.find(({ status }) => status === 'active');
  const code = doubtful && doubtOf(doubtful, when);
  return code ? { kind: 'unclear', code } : null;
}

/** It may be the answer, or take one back: nothing is known of it that says otherwise. */
function isOddSince(one: ComparedPrescription, asked: Medicine, when: When): boolean {
  if (one.doubt !== 'unreadable' || (one.name !== null && one.name !== asked.name)) return false;
  return one.writtenOn === null || isOfTheDay(one, when);
}

/** Written on the day of the request or later, by the moment where there is one. */
function isOfTheDay(
  { writtenOn, writtenAt = null }: ComparedPrescription,
  { openedAt, timeZone }: When,
): boolean {
  const day = writtenAt === null ? writtenOn : dateIn(timeZone, new Date(writtenAt));
  return day !== null && day >= dateIn(timeZone, openedAt);
}

function doubtOf(one: ComparedPrescription, when: When) {
  if (one.doubt) return one.doubt;
  if (isToCome(one, when)) return 'written_in_future';
  if (hasEnded(one, when)) return 'no_longer_valid';
  const { writtenAt = null } = one;
  return writtenAt !== null && new Date(writtenAt) < when.openedAt ? 'written_before' : null;
}

/** Whether it may be dispensed from no more. */
export function hasEnded(
  { validUntil = null }: ComparedPrescription,
  { now, timeZone }: Pick<When, 'now' | 'timeZone'>,
): boolean {
  return validUntil !== null && validUntil < dateIn(timeZone, now);
}

/** A day alone may be one of Greenwich's, where the next has begun. */
function isToCome({ writtenOn, writtenAt = null }: ComparedPrescription, { now, timeZone }: When): boolean {
  const latest = addMinutes(now, clockMinutes);
  if (writtenAt !== null) return new Date(writtenAt) > latest;
  return [timeZone, 'UTC'].every((zone) => (writtenOn ?? '') > dateIn(zone, latest));
}
