import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { requestSchema } from '../../src/channels/web/request-schema.ts';
import { readDraft, withResidents, withSuggestedTicked } from '../../src/form/draft.ts';
import { wordsOf } from '../../src/form/language.ts';
import { toRequest } from '../../src/form/to-request.ts';

const today = '2026-03-02' as CalendarDate;
const schema = requestSchema(() => today);
const reading = { words: wordsOf('en'), known: new Map(), today };
const sender = { name: 'A nurse', language: 'en' } as const;

function formOf(fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

test('what a page sends is read as it was entered, residents in their order', () => {
  const draft = readDraft(
    formOf([
      ['draft', '11111111-2222-4333-8444-555555555555'],
      ['r2.name', ' Second Body '],
      ['r0.id', 'abc'],
      ['r0.rx', 'one'],
      ['r0.days.two', '3'],
      ['r0.out', 'three'],
      ['r2.m1.name', 'metoprolol'],
      ['r2.urgent', 'yes'],
      ['r9999999.name', 'nobody'],
      ['r0.constructor', 'x'],
    ]),
  );
  expect(draft.id).toBe('11111111-2222-4333-8444-555555555555');
  expect(draft.residents).toMatchObject([
    { id: 'abc', ticked: ['one', 'three', 'two'], out: ['three'] },
    { id: null, name: 'Second Body', typed: [{ name: 'metoprolol' }], urgent: true },
  ]);
});

test('a resident who is in the draft already only gets the further suggestions, and no tick', () => {
  const draft = readDraft(
    formOf([
      ['r0.id', 'a'],
      ['r0.rx', 'one'],
      ['r0.due', 'two'],
      ['r0.note', 'kept'],
    ]),
  );
  const after = withResidents(draft, [
    { id: 'a', suggested: ['two', 'three'] },
    { id: 'b', suggested: ['four'] },
  ]);
  expect(after.residents).toMatchObject([
    { id: 'a', ticked: ['one'], suggested: ['two', 'three'], note: 'kept' },
    { id: 'b', ticked: [], suggested: ['four'] },
  ]);
  expect(withSuggestedTicked(after).residents.map(({ ticked }) => ticked)).toEqual([
    ['one', 'two', 'three'],
    ['four'],
  ]);
});

test('whatever is sent is either a request that the acceptance takes, or is said where it stands', () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'r0.name',
      'r0.birthDate',
      'r0.m0.name',
      'r0.m0.days',
      'r0.m60.name',
      'r0.note',
      'r1.name',
      'r0.id',
      'r0.rx',
      'r0.due',
    ),
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('1950-01-01', '2950-01-01', '7', 'x'.repeat(300)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (fields) => {
      const read = toRequest(readDraft(formOf(fields)), sender, reading);
      if (read.kind === 'problems') expect(read.problems.every(({ message }) => message !== '')).toBe(true);
      else expect(schema.safeParse(read.body).error?.issues ?? []).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
