import { Temporal } from 'temporal-polyfill';
import type { TextingPolicy } from '../domain/texting-policy.ts';

/** A window of all zones opens within so many days, if there is one. */
const searchedDays = [0, 1, 2];

/** Whether it is a decent hour in each of the zones. */
export function isTextingHour(at: Date, zones: readonly string[], policy: TextingPolicy): boolean {
  return zones.every((zone) => {
    const { hour } = zoned(at, zone);
    return hour >= policy.fromHour.value && hour < policy.untilHour.value;
  });
}

/**
 * The first moment from `at` on at which it is a decent hour in every zone: people keep their number when they move,
 * so that where the number comes from and where the pharmacy is both count. Zones that share no such hour (there is
 * none in the United States) leave the first one to decide.
 */
export function nextTextingHour(at: Date, zones: readonly string[], policy: TextingPolicy): Date {
  if (isTextingHour(at, zones, policy)) return at;
  const starts = zones.flatMap((zone) => dayStarts(at, zone, policy)).filter((start) => start > at.getTime());
  const first = starts.sort((a, b) => a - b).find((start) => isTextingHour(new Date(start), zones, policy));
  if (first !== undefined) return new Date(first);
  return zones.length > 1 ? nextTextingHour(at, zones.slice(0, 1), policy) : at;
}

/** The days' first hours around `at`: wherever a window of all zones begins, one zone's day begins. */
function dayStarts(at: Date, zone: string, { fromHour }: TextingPolicy): number[] {
  const today = zoned(at, zone).toPlainDate();
  return searchedDays.map(
    (days) =>
      today.add({ days }).toZonedDateTime({
        timeZone: zone,
        plainTime: Temporal.PlainTime.from({ hour: fromHour.value }),
      }).epochMilliseconds,
  );
}

/** Midnight of the zone's day so many days before that of `at`; a negative number is a day to come. */
export function dayBegan(at: Date, zone: string, daysAgo: number): Date {
  const day = zoned(at, zone).toPlainDate().subtract({ days: daysAgo });
  return new Date(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
}

function zoned(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}
