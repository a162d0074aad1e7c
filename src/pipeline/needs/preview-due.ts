import { addDays, dateIn } from '../../domain/calendar-date.ts';
import type { DecisionCode } from '../../domain/decision.ts';
import { findResidentsRunningOut } from '../../identity/resident-store.ts';
import { previewMedicines, type PreviewedMedicine, type PreviewedResident } from './preview-medicines.ts';

/** A week ahead; what ended longer ago than a month is no longer taken, or not from us. */
const daysAhead = 7;
const daysBehind = 30;

/** More residents than this are a list, which has a page of its own. */
export const mostDue = 50;

/** So many times as many are looked at: what is decided otherwise than its dates tell is rare. */
const mostLooks = 10;

/** What a refill can be asked for by ticking it; everything else is for a person to look at first. */
const askable: readonly DecisionCode[] = [
  'PHARMACY_PROCESS',
  'PROVIDER_AUTHORIZATION',
  'PROVIDER_NEW_RX',
  'PHARMACY_COMPLETION',
];

/**
 * The residents of a facility with the medicines whose supply ends within a week, that can be filled by now and of which
 * nothing is on its way: as a suggestion. One more than `mostDue` when there are more.
 */
export async function previewDue(
  deps: Parameters<typeof previewMedicines>[0],
  facilityId: string,
): Promise<PreviewedResident[]> {
  const today = dateIn(deps.settings.timeZone, deps.clock.now());
  const to = addDays(today, daysAhead);
  const period = { from: addDays(today, -daysBehind), to };
  function isDue({ code, runOutOn, onItsWay }: PreviewedMedicine): boolean {
    return onItsWay === null && runOutOn !== null && runOutOn <= to && askable.includes(code);
  }
  const due: PreviewedResident[] = [];
  const limit = mostDue + 1;
  for (let look = 0; look < mostLooks && due.length < limit; look += 1) {
    const ids = await findResidentsRunningOut(deps.db, facilityId, period, { limit, offset: look * limit });
    for (const resident of await previewMedicines(deps, facilityId, ids)) {
      const medicines = resident.medicines.filter(isDue);
      if (medicines.length > 0) due.push({ ...resident, medicines });
    }
    if (ids.length < limit) break;
  }
  return due.slice(0, limit);
}
