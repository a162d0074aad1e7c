import { z } from 'zod';
import { parseCalendarDate, type CalendarDate } from '../../domain/calendar-date.ts';
import { namesAgree } from '../../domain/names-agree.ts';
import type { FhirClient } from './fhir-client.ts';

/** FHIR's `id` (R4), with the underscore that some systems put into it. */
const idShape = /^[A-Za-z0-9\-._]{1,64}$/;

export type FoundPatient = { found: 'one' | 'none' | 'several'; externalId: string | null };

const Person = z.looseObject({
  birthDate: z.string().nullish(),
  active: z.boolean().nullish(),
  name: z
    .array(
      z.looseObject({
        family: z.string().nullish(),
        given: z.array(z.string().nullable()).nullish(),
      }),
    )
    .nullish(),
});

/** Of whomever the EHR has under an id; null where it does not say it. */
export async function birthDateOf(client: FhirClient, id: string): Promise<CalendarDate | 'nobody' | null> {
  const resource = await client.read('Patient', id);
  if (resource === null) return 'nobody';
  const read = Person.safeParse(resource);
  if (read.success && read.data.active === false) return 'nobody';
  return read.success ? parseCalendarDate(read.data.birthDate ?? '') : null;
}

/** The EHR's patient of that name and birth date; nobody is picked where several fit. */
export async function findEhrPatient(
  client: FhirClient,
  person: { givenName: string; familyName: string; birthDate: CalendarDate },
): Promise<FoundPatient> {
  const query = { family: person.familyName, given: person.givenName, birthdate: person.birthDate };
  const ids = new Set<string>();
  for await (const resource of client.search('Patient', query, 'person')) {
    const read = Person.safeParse(resource);
    if (!read.success || read.data.active === false || read.data.birthDate !== person.birthDate) continue;
    const fits = (read.data.name ?? []).some(({ family, given }) =>
      namesAgree({ familyName: family ?? '', givenNames: (given ?? []).flatMap((one) => one ?? []) }, person),
    );
    if (fits && idShape.test(resource.id)) ids.add(resource.id);
  }
  const [only = null] = ids;
  if (ids.size === 1) return { found: 'one', externalId: only };
  return { found: ids.size === 0 ? 'none' : 'several', externalId: null };
}
