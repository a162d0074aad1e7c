import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Absence } from '../domain/routing-rules.ts';

/**
 * Who answers for a prescriber on a day: their cover, the cover's own cover, and so on; null when nobody has to. A
 * circle of people who are all away ends with the last who was named.
 */
export function findCoverage(
  prescriberId: string,
  coverage: readonly Absence[],
  today: CalendarDate,
): string | null {
  const asked = new Set([prescriberId]);
  let covering: string | null = null;
  for (let current = prescriberId; ;) {
    const absence = coverage.find(
      (one) => one.prescriberId === current && one.from <= today && today <= one.until,
    );
    if (!absence || asked.has(absence.coveredBy)) return covering;
    covering = current = absence.coveredBy;
    asked.add(current);
  }
}
