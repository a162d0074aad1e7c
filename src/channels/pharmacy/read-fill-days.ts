import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { PharmacyEventFacts } from '../../domain/pharmacy-event.ts';
import { at, dayOf, isUnreadDay, numberOf, textOf, timeOf } from '../../domain/pharmacy-values.ts';

type FillDays = Pick<
  PharmacyEventFacts,
  'completedOn' | 'lastFillOn' | 'times' | 'otherDays' | 'isHalfRead' | 'quantity'
>;

/** The names that are known to be a fill's, and of its way: each is read for itself. */
const known = ['CompletedDate', 'LastFillDateTime', 'DateFilledUTC', 'ExpectedDeliveryDate', 'DeliveryDate'];

/** Another pharmacy's fills, what was prescribed, and money. */
const notOfThisFill = ['Transfers', 'MedicationPrescribed', 'PayMethods'];

/** Which fill it may be: its days, by whatever name, and how much was handed out. What cannot be read is said to be so. */
export function readFillDays(rx: unknown, dayIn: (moment: Date) => CalendarDate): FillDays {
  const told = known.map((name) => at(rx, name));
  const others = otherDaysIn(rx);
  const quantities = [at(rx, 'MedicationDispensed', 'Quantity'), at(rx, 'QuantityDispensed')];
  const amounts = quantities.flatMap((value) => numberOf(value) ?? []);
  const unread =
    [...told, ...others.filter(looksDated)].some((value) => isUnreadDay(value, dayIn)) ||
    quantities.some((value) => textOf(value) !== null && numberOf(value) === null);
  return {
    completedOn: dayOf(at(rx, 'CompletedDate'), dayIn),
    lastFillOn: dayOf(at(rx, 'LastFillDateTime'), dayIn),
    times: {
      completed: timeOf(at(rx, 'CompletedDate')),
      lastFill: timeOf(at(rx, 'LastFillDateTime')),
      filled: utcTime(at(rx, 'DateFilledUTC')),
    },
    otherDays: others.flatMap((value) => dayOf(value, dayIn) ?? []),
    ...(unread ? { isHalfRead: true } : {}),
    // Where it is told twice, the smaller one: a person looks rather than that the rest is forgotten.
    quantity: amounts.length === 0 ? null : Math.min(...amounts),
  };
}

/** What is named UTC is meant so, with an offset or without. */
function utcTime(value: unknown) {
  const said = timeOf(value);
  return said?.clock === 'unsaid' ? { ...said, clock: 'utc' as const } : said;
}

const deeds = /fill|complet|deliver|dispens|sold|sale|picked|pickup|ship|handed/i;
const dated = /[Dd]ate|UTC|(Time|On|At)$/;

/** Under a name that nobody has documented there may be a word, or a small number, that is no day. */
function looksDated(value: unknown): boolean {
  return /\d{6}|\d[-/.]\d+[-/.]\d/.test(textOf(value) ?? '');
}

/** A list has many days, and no one fill's. */
function otherDaysIn(part: unknown, isOutermost = true): unknown[] {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return [];
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    if (notOfThisFill.includes(name)) return [];
    if (typeof value === 'object' && value !== null) return isOutermost ? otherDaysIn(value, false) : [];
    const isKnown = isOutermost && known.includes(name);
    return !isKnown && deeds.test(name) && dated.test(name) ? [value] : [];
  });
}
