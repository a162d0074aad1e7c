import { z } from 'zod';
import { dateIn, parseCalendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import type { HandedOut } from '../../domain/last-supply.ts';
import { isGranted, offers } from './capabilities.ts';
import type { FhirClient } from './fhir-client.ts';

const Dispense = z.looseObject({
  status: z.string(),
  type: z.looseObject({ coding: z.array(z.looseObject({ code: z.string().nullish() })).nullish() }).nullish(),
  authorizingPrescription: z.array(z.looseObject({ reference: z.string().nullish() })).nullish(),
  whenPrepared: z.string().nullish(),
  whenHandedOver: z.string().nullish(),
});

export type FillsById = ReadonlyMap<string, readonly HandedOut[]>;

export type ReadFills = (patientId: string) => Promise<FillsById>;

/**
 * Reads the fills of a patient by the id of their prescription; those of none, or of several, tell nothing of any. What
 * the server offers is asked once: each call counts.
 */
export function createFillsReader(client: FhirClient, timeZone: string): ReadFills {
  let offered: Promise<boolean> | null = null;
  return async (patientId) => {
    offered ??= mayRead(client);
    return (await offered) ? readFills(client, patientId, timeZone) : new Map();
  };
}

async function readFills(client: FhirClient, patientId: string, timeZone: string): Promise<FillsById> {
  const fills = new Map<string, HandedOut[]>();
  for await (const resource of client.search('MedicationDispense', { patient: patientId, _count: '100' })) {
    const read = Dispense.safeParse(resource);
    // Stopped, declined or entered in error: nothing was handed out.
    if (!read.success || read.data.status !== 'completed') continue;
    const { type, authorizingPrescription: named, whenHandedOver, whenPrepared } = read.data;
    const of = /(?:^|\/)MedicationRequest\/([A-Za-z0-9.-]{1,64})$/.exec(named?.[0]?.reference ?? '')?.[1];
    if (of === undefined || named?.length !== 1) continue;
    // v3 ActPharmacySupplyType: FFP, RFP and others that end so are partial.
    const partial = (type?.coding ?? []).some(({ code }) => code?.endsWith('P') === true);
    const filledOn = dayOf(whenHandedOver ?? whenPrepared ?? '', timeZone);
    fills.set(of, [...(fills.get(of) ?? []), { filledOn, partial }]);
  }
  return fills;
}

/** An EHR need not tell of fills: then there is nothing to compare them with. */
async function mayRead(client: FhirClient): Promise<boolean> {
  const scopes = await client.grantedScopes();
  if (!isGranted(scopes, 'MedicationDispense', 's')) return false;
  return offers(await client.capabilities(), 'MedicationDispense', 'search-type');
}

/** The day in the pharmacy's zone; a date alone is that day. */
function dayOf(moment: string, timeZone: string): CalendarDate | null {
  if (!moment.includes('T')) return parseCalendarDate(moment);
  const instant = new Date(moment);
  return Number.isNaN(instant.getTime()) ? null : dateIn(timeZone, instant);
}
