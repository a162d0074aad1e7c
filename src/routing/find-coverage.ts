import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Absence } from '../domain/routing-rules.ts';

/** `nobody`: whoever was named is away as well, in a circle. */
export type Coverage = { kind: 'there' } | { kind: 'covered'; by: string } | { kind: 'nobody' };

/** Who answers for a prescriber on a day: their cover, the cover's own cover, and so on. */
export function findCoverage(
  prescriberId: string,
  coverage: readonly Absence[],
  today: CalendarDate,
): Coverage {
  const asked = new Set([prescriberId]);
  let found: Coverage = { kind: 'there' };
  for (let current = prescriberId; ;) {
    const absence = coverage.find(
      (one) => one.prescriberId === current && one.from <= today && today <= one.until,
    );
    if (!absence) return found;
    if (asked.has(absence.coveredBy)) return { kind: 'nobody' };
    current = absence.coveredBy;
    found = { kind: 'covered', by: current };
    asked.add(current);
  }
}

/**
 * Absences, by their places, on whose first day nobody of a circle is there: each is covered by the next, and the last
 * by the first. A circle that there is on any day is there on the first day of one of its absences.
 */
export function findCircles(coverage: readonly Absence[]): number[] {
  const days = new Set(coverage.map(({ from }) => from));
  const found = [...days].flatMap((day) => {
    const away = new Map<string, number>();
    for (const [at, { prescriberId, from, until }] of coverage.entries())
      if (from <= day && day <= until && !away.has(prescriberId)) away.set(prescriberId, at);
    return [...away.values()].filter((at) => leadsBack(at, coverage, away));
  });
  return [...new Set(found)].sort((one, other) => one - other);
}

function leadsBack(start: number, coverage: readonly Absence[], away: ReadonlyMap<string, number>): boolean {
  let at: number | undefined = start;
  for (let steps = 0; at !== undefined && steps < away.size; steps += 1) {
    at = away.get(coverage[at]?.coveredBy ?? '');
    if (at === start) return true;
  }
  return false;
}
