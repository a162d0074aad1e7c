import { addDays, dateIn } from '../domain/calendar-date.ts';
import type { DecisionCode } from '../domain/decision.ts';
import { findResidentsRunningOut } from '../identity/resident-store.ts';
import { previewMedicines, type PreviewedMedicine, type PreviewedResident } from './preview-medicines.ts';

/** A week ahead; what ended longer ago than a month is no longer taken, or not from us. */
const daysAhead = 7;
const daysBehind = 30;

/** More residents than this are a list, which has a page of its own. */
const mostResidents = 50;

/** What a refill can be asked for by ticking it; everything else is for a person to look at first. */
const askable: readonly DecisionCode[] = [
  'PHARMACY_PROCESS',
  'PROVIDER_AUTHORIZATION',
  'PROVIDER_NEW_RX',
  'PHARMACY_COMPLETION',
];

/**
 * The residents of a facility with the medicines whose supply ends within a week, that can be filled by now and of which
 * nothing is on its way: as a suggestion.
 */
export async function previewDue(
  deps: Parameters<typeof previewMedicines>[0],
  facilityId: string,
): Promise<PreviewedResident[]> {
  const today = dateIn(deps.settings.timeZone, deps.clock.now());
  const to = addDays(today, daysAhead);
  const period = { from: addDays(today, -daysBehind), to };
  const ids = await findResidentsRunningOut(deps.db, facilityId, period, mostResidents);
  const residents = await previewMedicines(deps, facilityId, ids);
  function isDue({ code, runOutOn, onItsWay }: PreviewedMedicine): boolean {
    return onItsWay === null && runOutOn !== null && runOutOn <= to && askable.includes(code);
  }
  return residents
    .map((resident) => ({ ...resident, medicines: resident.medicines.filter(isDue) }))
    .filter(({ medicines }) => medicines.length > 0);
}
