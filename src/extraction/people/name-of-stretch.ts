import { isGivenName } from '../../domain/names/given-names.ts';
import type { Candidate } from './name-candidates.ts';
import { inOrder, partsOf } from './name-order.ts';
import type { Place, Stretch } from './name-stretch.ts';
import { inCapitals } from './name-words.ts';
import { wordAt, type Reading } from '../reading.ts';

export function textOf(reading: Reading, stretch: Stretch): string[] {
  const places = Array.from({ length: stretch.next - stretch.at }, (_, index) => stretch.at + index);
  const words = places.filter((place) => wordAt(reading, place) !== '.');
  const run = { ...stretch, tail: stretch.next, words, capitals: true };
  return partsOf(reading, run).map((part) => (/^st$/i.test(part) ? `${part}.` : part));
}

export function asCandidate(reading: Reading, stretch: Stretch): Candidate {
  const parts = textOf(reading, stretch);
  const isMonth = /^(?:april|may|june|august)$/i.test(parts[0] ?? '');
  return candidate(stretch, isMonth ? parts : inOrder(parts));
}

export function candidate({ at, next }: Place, words: string[]): Candidate {
  const name = words.join(' ');
  const plain = name === name.toLowerCase() || name === name.toUpperCase();
  return {
    at,
    next,
    tail: next,
    words: plain ? inCapitals(name).split(' ') : words,
    capitals: true,
    known: isGivenName((words[0] ?? '').toLowerCase()),
  };
}
