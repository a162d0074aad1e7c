import { mary, text, type Person, type Thread } from './thread.ts';

const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const sola: Person = { ...alone, given: 'Rosa', language: 'es' };
const swapped = { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'], openTasks: [] };
const oneBack = { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'], openTasks: [] };

/** Another medicine was meant than the one that was just asked for. */
const meant: Thread[] = [
  ...[
    'oops i meant atorvastatin',
    'my bad i meant the atorvastatin',
    'sorry meant atorvastatin',
    'wrong one, i meant atorvastatin',
    'oh no sorry it was supposed to be the atorvastatin',
    'i made a mistake it should be atorvastatin',
  ].map((said) => ({
    what: `metoprolol, and then: ${said}`,
    people: [alone],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: swapped,
  })),
  ...[
    'sorry it was atorvastatin not metoprolol',
    'my mistake its not the metoprolol its the atorvastatin',
  ].map((said) => ({
    what: `metoprolol, and then: ${said}`,
    people: [alone],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: swapped,
  })),
  ...[
    'perdon, era atorvastatina, no metoprolol',
    'disculpe me equivoque, era atorvastatina no metoprolol',
    'me equivoqué, no es el metoprolol, es la atorvastatina',
  ].map((said) => ({
    what: `metoprolol, y luego: ${said}`,
    people: [sola],
    turns: [text('{me} {nacida} metoprolol', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: swapped,
  })),
  ...['perdón era la atorvastatina', 'ay, me equivoqué, quería decir atorvastatina'].map((said) => ({
    what: `metoprolol, y luego: ${said}`,
    people: [sola],
    turns: [text('{me} {nacida} metoprolol', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: swapped,
  })),
  {
    what: 'one after the other, and the last was meant otherwise: the first goes on',
    people: [mary],
    turns: [
      text('{me} {born} atorvastatin', 'submitted'),
      text('metoprolol', 'submitted'),
      text('oops i meant lisinopril 20', 'withdrawn+submitted'),
    ],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'lisinopril pharmacy_submitted', 'metoprolol withdrawn'],
      openTasks: [],
    },
  },
  {
    what: 'meant otherwise, and that was asked for before: only the slip is taken back',
    people: [alone],
    turns: [
      text('{me} {born} atorvastatin', 'submitted'),
      text('metoprolol', 'submitted'),
      text('sorry meant atorvastatin', 'withdrawn+already_received'),
    ],
    ends: swapped,
  },
  {
    what: 'a question that was meant of another medicine stays a question',
    people: [alone],
    turns: [
      text('{me} {born} can i take tylenol with my metoprolol?', 'clinical_guardrail'),
      text('sorry i meant atorvastatin', 'clinical_guardrail'),
    ],
    ends: { among: ['- clinical_review'] },
  },
];

/** One of what was asked for is not wanted. */
const notThat: Thread[] = [
  ...[
    'actually not the metoprolol',
    'the metoprolol no',
    'metoprolol, actually no',
    'call off the metoprolol',
  ].map((said) => ({
    what: `two, and then: ${said}`,
    people: [alone],
    turns: [text('{me} {born} metoprolol and atorvastatin', 'submitted'), text(said, 'withdrawn')],
    ends: oneBack,
  })),
  ...['el metoprolol no', 'el metoprolol mejor no', 'perdón, el metoprolol ya no'].map((said) => ({
    what: `dos, y luego: ${said}`,
    people: [sola],
    turns: [text('{me} {nacida} metoprolol y atorvastatina', 'submitted'), text(said, 'withdrawn')],
    ends: oneBack,
  })),
  {
    what: 'metoprolol, and then: please call off that order',
    people: [alone],
    turns: [text('{me} {born} metoprolol', 'submitted'), text('please call off that order', 'withdrawn')],
    ends: { tickets: ['metoprolol withdrawn'], openTasks: [] },
  },
  ...[
    'We need to call off the metoprolol order for {me} {born}',
    'We need to call off the metoprolol order for {me} {born} Rx {n}001',
  ].map((said) => ({
    what: `metoprolol, and then: ${said}`,
    people: [alone],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said, 'withdraw_received')],
    ends: { tickets: ['metoprolol withdrawn'], openTasks: [] },
  })),
];

export const meantOtherwise: Thread[] = [...meant, ...notThat];
