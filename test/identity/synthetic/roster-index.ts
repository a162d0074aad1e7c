import { claimKeys, searchKeys } from '../../../src/domain/names/search-keys.ts';
import type { Patient } from '../../../src/domain/patient.ts';
import type { IdentityInput } from '../../../src/identity/identity-input.ts';
import { nearDates } from '../../../src/identity/near-dates.ts';

/** Finds whom the patient store finds, by the same keys, in memory: tens of thousands of claims need no database. */
export function indexRoster(people: readonly Patient[]) {
  const byKey = new Map<string, Patient[]>();
  const byPhone = new Map<string, Patient[]>();
  const byRxNumber = new Map<string, Patient[]>();
  for (const person of people) {
    for (const key of searchKeys(person)) add(byKey, key, person);
    for (const { number } of person.phones) add(byPhone, number, person);
    for (const { rxNumber } of person.prescriptions) if (rxNumber !== null) add(byRxNumber, rxNumber, person);
  }
  return function candidates({ claims, sender }: Pick<IdentityInput, 'claims' | 'sender'>): Patient[] {
    const { name, birthDates, rxNumbers } = claims;
    const { dated, paired } = name === null ? { dated: [], paired: [] } : claimKeys(name, birthDates);
    const near = new Set(birthDates.flatMap(nearDates));
    const alike = paired
      .flatMap((key) => byKey.get(key) ?? [])
      .filter(({ birthDate }) => birthDate !== null && near.has(birthDate));
    return [
      ...rxNumbers.flatMap((number) => byRxNumber.get(number) ?? []),
      ...(sender === null ? [] : (byPhone.get(sender) ?? [])),
      ...dated.flatMap((key) => byKey.get(key) ?? []),
      ...alike.slice(0, 10),
    ];
  };
}

function add(index: Map<string, Patient[]>, key: string, person: Patient): void {
  const found = index.get(key);
  if (found) found.push(person);
  else index.set(key, [person]);
}
