import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const sola: Person = { ...alone, given: 'Rosa', language: 'es' };
const couple: Person[] = [alone, { ...stranger, given: 'Ruth', birthDate: '1949-10-23' }];
const submitted = { tickets: ['metoprolol pharmacy_submitted'], openTasks: [] };

/** A year alone puts the birth date right that was stated last; it is no strength, and nobody else’s. */
export const years: Thread[] = [
  ...[
    'sorry {year}',
    'oops typed wrong, its {year}',
    'oops wrong year, {year}',
    'it is {year} not 1932',
    'not 1932, {year}',
    'i meant {year}',
    'the year is {year}',
    'born in {year} sorry',
    'wait no, {year}',
    'my bad, {year}!',
    'typo, should be {year}',
  ].map((said) => ({
    what: `a birth date of a wrong year, and then: ${said}`,
    people: [alone],
    turns: [text('{me} {misborn} metoprolol', 'received'), text(said, 'submitted')],
    ends: { ...submitted, of: ['Mary'] },
  })),
  ...[
    'perdon {year}',
    'perdón, es {year}',
    'me equivoqué de año, {year}',
    'es {year}, no 1932',
    'no 1932 sino {year}',
    'nací en {year}',
    'quise decir {year}',
  ].map((said) => ({
    what: `una fecha con el año mal, y luego: ${said}`,
    people: [sola],
    turns: [text('{me} {malNacida} metoprolol', 'received'), text(said, 'submitted')],
    ends: { ...submitted, of: ['Rosa'] },
  })),
  {
    what: 'the year put wrong afterwards: what runs goes on, and the right one is the same person',
    people: [alone],
    turns: [
      text('{me} {born} metoprolol', 'submitted'),
      text('oops wrong year, 1979', 'need_info', /full name.*date of birth/),
      text('sorry, {year}', 'already_received'),
    ],
    ends: { ...submitted, of: ['Mary'] },
  },
  ...['sorry {otherYear}', 'oops {otherYear}', 'perdon {otherYear}'].map((said) => ({
    what: `of the other person, whose date was stated last: ${said}: one’s own refill goes on as it is`,
    people: couple,
    turns: [
      text('{me} {born} atorvastatin', 'submitted'),
      text('also need metoprolol for {other} {otherMisborn}', 'received'),
      text(said, 'received'),
    ],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      of: ['Mary', 'Ruth'],
    },
  })),
  ...['oops 1961', 'sorry its 1961', 'perdon 1961'].map((said) => ({
    what: `of somebody whose date was not stated: ${said}: the whole date is asked for`,
    people: couple,
    turns: [
      text('{me} {born} atorvastatin', 'submitted'),
      text('also my sister {other} needs metoprolol, born 1958', 'received'),
      text(said, 'asked_again', 'date of birth'),
    ],
    ends: { among: ['atorvastatin pharmacy_submitted', 'metoprolol clarifying'] },
  })),
  {
    what: 'a year alone, where the date is asked for: the whole date is asked for once more',
    people: [stranger],
    turns: [
      text('{me} metoprolol', 'received'),
      text('{year}', 'asked_again', 'date of birth'),
      text('{born}', 'received'),
    ],
    ends: { ...submitted, of: ['Mary'] },
  },
  ...['{yy} i mean', 'sorry {yy}', 'perdón {yy}'].map((said) => ({
    what: `a birth date some years off, and then: ${said}`,
    people: [alone],
    turns: [text('{me} {nearlyBorn} metoprolol', 'received'), text(said, 'submitted')],
    ends: { ...submitted, of: ['Mary'] },
  })),
  ...['no {year} not 32', '{yy} not 32', 'nací en {yy}'].map((said) => ({
    what: `a birth date of a wrong year, and then: ${said}`,
    people: [alone],
    turns: [text('{me} {misborn} metoprolol', 'received'), text(said, 'submitted')],
    ends: { ...submitted, of: ['Mary'] },
  })),
  {
    what: '20 not 10 is a strength, where no year of 10 was stated',
    people: [mary],
    turns: [text('{me} {born} lisinopril 10', 'submitted'), text('20 not 10', 'correction_noted+submitted')],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [] },
  },
  ...['{misborn}, sorry, {born}', '{misborn} no wait {born}', '{malNacida}, digo, {nacida}'].map((dates) => ({
    what: `the birth date is put right in the same breath: ${dates}`,
    people: [alone],
    turns: [text(`{me} ${dates}, metoprolol`, 'submitted')],
    ends: { ...submitted, of: ['Mary'] },
  })),
];
