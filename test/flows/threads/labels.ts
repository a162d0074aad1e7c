import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const seraphina: Person = { ...stranger, given: 'Seraphina', family: 'Wojtowicz', birthDate: '1989-07-19' };
const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 1) };
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
    turns: [text('refill my blood pressure pill', 'received'), text('{me} {born} rx {n}001', 'submitted')],
    ends: { ...submitted, of: ['Mary'] },
  },
  {
    what: 'the same from the phone on file: the outcome is told of one request',
    people: [mary],
    turns: [text('refill my blood pressure pill', 'received'), text('{me} {born} rx {n}001', 'submitted')],
    ends: submitted,
  },
  {
    what: 'the third time the same request is answered as the first: the pharmacy has it',
    people: [mary],
    turns: ['received', 'received', 'received'].map((said) => text('refill metoprolol', said)),
    ends: submitted,
  },
  {
    what: 'one of two is taken back by somebody unverified: no word says that both are',
    people: [stranger],
    turns: [
      text('refill metoprolol and atorvastatin', 'received'),
      text('actually forget the atorvastatin', 'withdraw_received', /what you no longer want/i),
    ],
    ends: { among: ['atorvastatin withdrawn'] },
  },
  ...['gracias ya llego', 'thank you it came', 'u 2'].map((said) => ({
    what: `${said}: nothing is asked and nobody is answered`,
    people: [alone],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said)],
    ends: submitted,
  })),
  ...['ok great thank you! do i need to do anything else?', 'what happened'].map((said) => ({
    what: `${said}: for a person, and no question for a clinician`,
    people: [alone],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said, 'person_takes_over')],
    ends: { among: ['metoprolol pharmacy_submitted'] },
  })),
];
