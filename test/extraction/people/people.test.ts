import { describe, expect, test } from 'vitest';
import { calendarDate, type CalendarDate } from '../../../src/domain/calendar-date.ts';
import type { Extraction } from '../../../src/domain/message.ts';
import { extractRequest } from '../../../src/extraction/extract-request.ts';
import { dateTexts } from './date-texts.ts';
import { competingNames } from './competing-names.ts';
import { nameTexts } from './name-texts.ts';
import { statedNames, statedNameTraps } from './stated-names.ts';
import { ofOneself, ofOthers } from './whose-texts.ts';
import { anothersMedicine, onlyMyOwn } from './whose-traps.ts';

const today = calendarDate(2026, 11, 21) as CalendarDate;
const medicines = ['metoprolol', 'lisinopril', 'furosemide', 'apixaban', 'gabapentin', 'atorvastatin'];
const profile = medicines.map((drugName) => ({
  drugName,
  text: `${drugName} tablet`,
  strength: null,
  rxNumber: null,
}));

describe.each([
  ['with a list', profile],
  ['without a list', []],
])('%s', (_, list) => {
  function read(text: string): Extraction {
    return extractRequest(text, { today, profile: list });
  }

  test.each([...ofOthers, ...anothersMedicine])('may be for somebody else: %s', (text) => {
    expect(read(text).speaksOfAnother).toBe(true);
  });

  test.each([...ofOneself, ...onlyMyOwn])('is for the writer: %s', (text) => {
    expect(read(text).speaksOfAnother).toBe(false);
  });

  test.each(nameTexts)('name: %s', (text, name) => {
    expect(read(text).patient.name?.value ?? null).toBe(name);
  });

  test.each(statedNames)('a name of other words: %s', (text, name) => {
    expect(read(text).patient.name?.value ?? null).toBe(name);
  });

  test.each(statedNameTraps)('no name of these words: %s', (text, name) => {
    expect(read(text).patient.name?.value ?? null).toBe(name);
  });

  test.each([
    ['van der Berg, Jan 1/12/1970 lisinopril', 'lisinopril', null],
    ['Victoria Allegra 3/3/1955 need metformin', 'metformin', null],
    ['Allegra Jones 3/3/1955 need metformin', 'metformin', null],
    ['Xavier Boniva 3/3/1955 need metformin', 'metformin', null],
  ])('a name is no medicine, and no month of a date: %s', (text, medicine, quantity) => {
    expect(read(text).medications.map(({ name, quantity: count }) => [name, count])).toEqual([
      [medicine, quantity],
    ]);
  });

  test.each(competingNames)('the patient’s name: %s', (text, name) => {
    expect(read(text).patient.name?.value ?? null).toBe(name);
  });

  test.each(dateTexts)('birth date: %s', (text, birthDate) => {
    expect(read(text).patient.birthDate?.value ?? null).toBe(birthDate);
  });

  test.each([
    ["refill Dave's metoprolol", ['metoprolol']],
    ["Betty's out of lisinopril", ['lisinopril']],
    ['Lupita necesita su metoprolol', ['metoprolol']],
    ['Mr. Petrov needs gabapentin', ['gabapentin']],
  ])('no person is taken for a medicine: %s', (text, names) => {
    expect(read(text).medications.map((mention) => mention.name)).toEqual(names);
  });

  test.each([
    ['Tom needs citalopram', 'Tom'],
    ['refill lisinopril for Bob', 'Bob'],
    ["Linda's metoprolol", 'Linda'],
    ['I need lisinopril', null],
  ])('a given name alone: %s', (text, name) => {
    expect(read(text).patient.name?.value ?? null).toBe(name);
  });
});
