const read = ['Patient', 'Practitioner', 'MedicationRequest', 'MedicationDispense'];

/** What each way of asking the provider has to write, and to read back. */
const written = { manual: [], fhir: ['Task'], 'ecw-writeback': ['Encounter'] } as const;

/** The scopes that the gateway asks for, and no more, as SMART App Launch 1 and 2 both understand them. */
export function neededScopes(ehr: {
  records: 'compare' | 'roster';
  encounters: keyof typeof written;
}): string {
  const more = ehr.records === 'roster' ? ['Organization', 'RelatedPerson', 'Medication'] : [];
  const both = written[ehr.encounters];
  const reads = [...read, ...more, ...both].map((type) => `system/${type}.read`);
  return [...reads, ...both.map((type) => `system/${type}.write`)].join(' ');
}
