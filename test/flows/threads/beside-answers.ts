import { mary, text, type Person, type Thread } from './thread.ts';

const two: Person = {
  ...mary,
  prescriptions: [
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '{n}001' },
    { drug: 'Lisinopril 10 MG Oral Tablet', rxNumber: '{n}002' },
  ],
};
const strange: Person = { ...two, onFile: false };
const ajena: Person = { ...strange, given: 'Rosa' };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const answered = { tickets: ['lisinopril pharmacy_submitted'], tasks: ['answer_beside'], of: ['Mary'] };

/** What a text asks of the business beside its answer is left to a person, and the answer counts. */
export const besideAnswers: Thread[] = [
  {
    what: 'name, date and medicine, and what it costs',
    people: [strange],
    turns: [text('need a refill', 'received'), text('{me} {born} lisinopril, how much is it?', 'received')],
    ends: answered,
  },
  {
    what: 'who it is for, and what it costs',
    people: [strange],
    turns: [text('refill lisinopril', 'received'), text('{me} {born}, how much will it cost me', 'received')],
    ends: answered,
  },
  ...['when will it be ready?', 'can u text me when its ready'].map((said) => ({
    what: `who it is for, and ${said}`,
    people: [strange],
    turns: [text('refill lisinopril', 'received'), text(`{me} {born} ${said}`, 'received')],
    ends: answered,
  })),
  {
    what: 'who it is for, by the name of one of two that were asked for',
    people: [strange],
    turns: [text('refill lisinopril and metoprolol', 'received'), text('{me} {born} metoprolol', 'received')],
    ends: {
      tickets: ['lisinopril pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      tasks: [],
      of: ['Mary'],
    },
  },
  ...['and also my metoprolol', '. I need metoprolol too please'].map((said) => ({
    what: `who it is for, ${said}`,
    people: [strange],
    turns: [text('refill lisinopril', 'received'), text(`{me} {born} ${said}`, 'received')],
    ends: {
      tickets: ['lisinopril pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      tasks: [],
      of: ['Mary'],
    },
  })),
  {
    what: 'which medicine, and what it costs',
    people: [two],
    turns: [text('{me} {born} refill', 'which_drug'), text('lisinopril how much is it', 'submitted')],
    ends: answered,
  },
  {
    what: 'which medicine, and another address',
    people: [two],
    turns: [
      text('{me} {born} refill', 'which_drug'),
      text('lisinopril. my address changed to 12 oak st', 'submitted'),
    ],
    ends: answered,
  },
  {
    what: 'nombre, fecha y medicina, y cuánto cuesta',
    people: [ajena],
    turns: [
      text('necesito un resurtido', 'received'),
      text('{me} {nacida} lisinopril, cuanto cuesta?', 'received'),
    ],
    ends: { ...answered, of: ['Rosa'] },
  },
  {
    what: 'where nothing was asked a price is only asked for',
    people: [two],
    turns: [text('{me} {born} lisinopril, how much is it?', 'person_review')],
    ends: { tickets: ['- review'], tasks: [] },
  },
];

const both = { tickets: ['- clinical_review', 'metoprolol pharmacy_submitted'], of: ['Mary'] };

/** It is wanted, and a clinician hears how they are. */
export const unwell: Thread[] = [
  ...['all out of my metoprolol feeling dizzy', 'im out of metoprolol and my head is spinning'].map(
    (said) => ({
      what: said,
      people: [two],
      turns: [text(`{me} {born} ${said}`, 'clinical_guardrail+submitted')],
      ends: { ...both, urgent: ['-', 'metoprolol'] },
    }),
  ),
  {
    what: 'and then who it is',
    people: [strange],
    turns: [
      text('all out of my metoprolol feeling dizzy', 'clinical_guardrail+received'),
      text('{me} {born}', 'received'),
    ],
    ends: both,
  },
  {
    what: 'ya no tengo, y me duele la cabeza',
    people: [dos],
    turns: [
      text('{me} {nacida} ya no tengo metoprolol y me duele la cabeza', 'clinical_guardrail+submitted'),
    ],
    ends: { ...both, of: ['Rosa'] },
  },
  {
    what: 'what a medicine is for tells of nothing',
    people: [two],
    turns: [text('{me} {born} out of my metoprolol for headaches', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
];
