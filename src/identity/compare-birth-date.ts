import { ageYears, type CalendarDate } from '../domain/calendar-date.ts';
import { matchingPolicy } from './matching-policy.ts';
import { areNear } from './near-dates.ts';

/** `near`: a day that is easily said, heard or typed for the other. */
export type BirthDateAgreement = 'equal' | 'near' | 'different' | 'unrecorded' | 'unclaimed';

/** Any reading may be the one that was meant; readings in the future or of more than 120 years are none. */
export function compareBirthDate(
  readings: CalendarDate[],
  recorded: CalendarDate | null,
  today: CalendarDate,
): BirthDateAgreement {
  if (readings.length === 0) return 'unclaimed';
  if (recorded === null) return 'unrecorded';
  const possible = readings.filter(
    (date) => date <= today && ageYears(date, today) <= matchingPolicy.oldestYears,
  );
  if (possible.includes(recorded)) return 'equal';
  return possible.some((date) => areNear(date, recorded)) ? 'near' : 'different';
}
