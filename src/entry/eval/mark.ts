/**
 * One judged value. `found` marks make precision and recall (`right`, `missed`, `wrong`); `event` marks make a rate:
 * out of so many texts, how many times it happened.
 */
export type Mark =
  | { kind: 'found'; field: string; result: 'right' | 'missed' | 'wrong' }
  | { kind: 'event'; field: string; happened: boolean };

/** One value of which at most one is right: a wrong value is both missed and wrong. */
export function markValue<E, R>(
  field: string,
  expected: E | null,
  read: R | null,
  same: (expected: E, read: R) => boolean,
): Mark[] {
  if (expected === null && read === null) return [];
  if (expected !== null && read !== null && same(expected, read)) return [found(field, 'right')];
  return [
    ...(expected === null ? [] : [found(field, 'missed')]),
    ...(read === null ? [] : [found(field, 'wrong')]),
  ];
}

/** Values as a set; those in `either` count neither way. */
export function markSet<T extends string | number>(
  fieldOf: (value: T) => string,
  expected: readonly T[],
  read: readonly T[],
  either: readonly T[] = [],
): Mark[] {
  const wanted = new Set(expected);
  const got = new Set(read);
  return [
    ...[...wanted].map((value) => found(fieldOf(value), got.has(value) ? 'right' : 'missed')),
    ...[...got]
      .filter((value) => !wanted.has(value) && !either.includes(value))
      .map((value) => found(fieldOf(value), 'wrong')),
  ];
}

export function found(field: string, result: 'right' | 'missed' | 'wrong'): Mark {
  return { kind: 'found', field, result };
}

export function event(field: string, happened: boolean): Mark {
  return { kind: 'event', field, happened };
}
