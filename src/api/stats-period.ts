import { addDays, dateIn, type CalendarDate } from '../domain/calendar-date.ts';
import { startOfDay } from '../domain/start-of-day.ts';
import { invalid } from '../http/problem.ts';
import type { Period } from '../intake/arrival-figures-store.ts';

export type AskedPeriod = {
  since?: Date | undefined;
  until?: Date | undefined;
  from?: CalendarDate | undefined;
  to?: CalendarDate | undefined;
};

const hourMs = 3_600_000;
const mostDays = 31;

/** Instants widened to full hours, or whole days of the pharmacy's zone, the last one included. */
export function periodOf({ since, until, from, to }: AskedPeriod, timeZone: string, now: Date): Period {
  if (from !== undefined || to !== undefined) {
    if (since !== undefined || until !== undefined)
      throw invalid('from', 'cannot stand beside since and until');
    const latest = addDays(dateIn(timeZone, now), mostDays);
    if ((to ?? from ?? latest) > latest) throw tooLate('to');
    return checked(daysOf(from ?? to, to ?? from, timeZone), 'from', 'to');
  }
  if (until !== undefined && until.getTime() > now.getTime() + mostDays * 24 * hourMs) throw tooLate('until');
  const end = toHour(until ?? now, Math.ceil);
  const start = toHour(since ?? new Date(end.getTime() - 24 * hourMs), Math.floor);
  return checked({ since: start, until: end }, 'since', 'until');
}

/** Days to come hold no figures; the last ones of the calendar have no day after them. */
function tooLate(field: string) {
  return invalid(field, `must be at most ${mostDays} days from now`);
}

function daysOf(first: CalendarDate | undefined, last: CalendarDate | undefined, timeZone: string): Period {
  if (first === undefined || last === undefined) throw invalid('from', 'is missing');
  return { since: startOfDay(first, timeZone), until: startOfDay(addDays(last, 1), timeZone) };
}

function checked(period: Period, start: string, end: string): Period {
  const { since, until } = period;
  if (since >= until) throw invalid(start, `must be before ${end}`);
  // One hour more where the clock is set back among the days.
  if (until.getTime() - since.getTime() > (mostDays * 24 + 1) * hourMs) {
    throw invalid(start, `must be at most ${mostDays} days before ${end}`);
  }
  return period;
}

function toHour(moment: Date, round: (hours: number) => number): Date {
  return new Date(round(moment.getTime() / hourMs) * hourMs);
}
