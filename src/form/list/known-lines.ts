import { normaliseText } from '../../domain/normalise-text.ts';
import type { RosterResident } from '../../identity/resident-store.ts';
import type { ListLine } from './read-lines.ts';

/** Lines by whether the roster holds somebody with that birth date and a name in common. */
export type KnownLines = { strangers: ListLine[]; residents: RosterResident[] };

/**
 * Which lines name nobody of the roster. Only a hint before sending: who is meant is decided as for every request. A
 * name may be misspelt or short, so that one word in common is enough.
 */
export function sortOutStrangers(lines: readonly ListLine[], roster: readonly RosterResident[]): KnownLines {
  const byDay = new Map<string, { resident: RosterResident; words: Set<string> }[]>();
  for (const resident of roster) {
    const day = resident.birthDate ?? '';
    const words = new Set(wordsOf(resident.name));
    byDay.set(day, [...(byDay.get(day) ?? []), { resident, words }]);
  }
  const residents = new Set<RosterResident>();
  const strangers = lines.filter((line) => {
    const named = wordsOf(line.name);
    const fitting = (byDay.get(line.birthDate) ?? []).filter(({ words }) =>
      named.some((one) => words.has(one)),
    );
    for (const { resident } of fitting) residents.add(resident);
    return fitting.length === 0;
  });
  return { strangers, residents: [...residents] };
}

function wordsOf(name: string): string[] {
  return normaliseText(name)
    .split(' ')
    .filter((word) => word.length > 1);
}
