import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const seraphina: Person = { ...stranger, given: 'Seraphina', family: 'Wojtowicz', birthDate: '1989-07-19' };
const submitted = { tickets: ['metoprolol pharmacy_submitted'], tasks: [] };

/** A name in small letters, a word of the carrier beside please, and the number on the label. */
export const labels: Thread[] = [
  {
    what: 'a rare name in small letters behind the medicine is a name',
    people: [seraphina],
    turns: [text('refill metoprolol for seraphina wojtowicz 07/19/1989', 'received')],
    ends: { ...submitted, of: ['Seraphina'] },
  },
  {
    what: 'unstop please: texts come again, and no medicine is read in it',
    people: [],
    turns: [text('STOP'), text('unstop please', 'opted_in')],
    ends: { tickets: [] },
  },
  {
    what: 'a class word, and then the Rx number of one of its medicines: one ticket',
    people: [stranger],
    references: 1,
    turns: [text('refill my blood pressure pill', 'received'), text('{me} {born} rx {n}001', 'submitted')],
    ends: { ...submitted, of: ['Mary'] },
  },
  {
    what: 'the same from the phone on file: the outcome is told of one request',
    people: [mary],
    turns: [text('refill my blood pressure pill', 'received'), text('{me} {born} rx {n}001', 'submitted')],
    ends: submitted,
  },
];
