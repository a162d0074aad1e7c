import type { RosterResident } from '../identity/resident-store.ts';
import { dayIn, type Words } from './language.ts';

/** What was searched for, and who was found; `more`: others fit as well. */
export type Found = { typed: string; residents: RosterResident[]; more: boolean };

/** The residents that a search has found, each a button that adds or chooses the resident. */
export function FoundResidents({
  words,
  found,
  choose,
}: {
  words: Words;
  found: Found | null;
  /** The button's name and value for a resident. */
  choose: (resident: RosterResident) => { name: string; value: string };
}) {
  return (
    <div id="found" role="status">
      {found ? (
        <p class="hint">
          {found.residents.length === 0
            ? words.request.nobodyFound
            : words.request.found(found.residents.length)}
          {found.more ? ` ${words.request.mostFound(found.residents.length)}` : ''}
        </p>
      ) : null}
      {found && found.residents.length > 0 ? (
        <ul class="found">
          {found.residents.map((resident) => (
            <li>
              <button type="submit" class="secondary" {...choose(resident)}>
                <strong>{resident.name}</strong> <Known words={words} resident={resident} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** What tells a resident from others of the name. */
export function Known({
  words,
  resident: { birthDate, room },
}: {
  words: Words;
  resident: Pick<RosterResident, 'birthDate' | 'room'>;
}) {
  const parts = [
    ...(birthDate === null ? [] : [words.request.born(dayIn(words, birthDate))]),
    ...(room === null ? [] : [words.request.room(room)]),
  ];
  return <span class="known">{parts.join(', ')}</span>;
}
