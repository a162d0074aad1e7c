import { mayBeCalled, type NamedResident } from '../../identity/resident-store.ts';
import type { ListLine } from './read-lines.ts';

/** Lines by whether the roster holds somebody with that birth date and such a name. */
export type KnownLines = { strangers: ListLine[]; residents: NamedResident[] };

/**
 * Which lines name nobody of the roster. Only a hint before sending: who is meant is decided as for every request. A
 * name may be misspelt, short or a nickname; one who was born on the same day and shares the first name alone is
 * somebody else.
 */
export function sortOutStrangers(lines: readonly ListLine[], roster: readonly NamedResident[]): KnownLines {
  const byDay = Map.groupBy(roster, ({ birthDate }) => birthDate ?? '');
  const residents = new Set<NamedResident>();
  const strangers = lines.filter((line) => {
    const bornThen = byDay.get(line.birthDate) ?? [];
    const fitting = bornThen.filter((resident) => mayBeCalled(resident, line.name));
    for (const resident of fitting) residents.add(resident);
    return fitting.length === 0;
  });
  return { strangers, residents: [...residents] };
}
