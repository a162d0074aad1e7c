import { earlyGrounds, toldOf, type Told } from '../../domain/told.ts';
import type { Answer } from '../../extraction/answers/read-answer.ts';
import { toldOfMedicine } from '../../extraction/wishes/read-told.ts';
import type { IdentifiedRequest } from './identify-people.ts';

type Said = { answer: Answer; person: IdentifiedRequest };

/** Days of medicine left, by whatever words. */
export function supplyOf({ answer, person }: Said): number | null {
  const said = answer.daysLeft ?? person.request.extraction?.daysLeft ?? null;
  return said ?? (person.request.flags.includes('out_of_medicine') ? 0 : null);
}

/** "I lost the bottle", "I leave tomorrow": why what was asked for before cannot wait. */
export function cannotWait({ person }: Said): Told[] {
  if (person.request.medicines.length > 0) return [];
  return toldOf(earlyGrounds, toldOfMedicine(person.request.told ?? [], null));
}
