import { mary, text, type Person, type Thread } from './thread.ts';

/** In micrograms on the bottle, and in parts of a milligram on file. */
const thyroid: Person = {
  ...mary,
  prescriptions: [
    { drug: 'Levothyroxine Sodium 0.025 MG Oral Tablet', rxNumber: '{n}051' },
    { drug: 'Levothyroxine Sodium 0.05 MG Oral Tablet', rxNumber: '{n}052' },
  ],
};
const enMiligramos: Person = { ...thyroid, given: 'Rosa', language: 'es' };

/** Strengths that are said without their unit, or in another one than the record's. */
export const strengths: Thread[] = [
  ...['50 mcg', '50', 'the 50', '0.05', '2'].map((said) => ({
    what: `two strengths are offered, and answered by ${said}`,
    people: [{ ...thyroid, acceptsDetails: true }],
    turns: [
      text('{me} {born} refill levothyroxine', 'choose_medicine'),
      text(said, 'submitted', 'levothyroxine 0.05 mg'),
    ],
    ends: { tickets: ['levothyroxine pharmacy_submitted'], tasks: [] },
  })),
  {
    what: 'a figure that is the place of one and the strength of the other is asked for again',
    people: [
      {
        ...mary,
        acceptsDetails: true,
        prescriptions: [
          { drug: 'Warfarin Sodium 2 MG Oral Tablet', rxNumber: '{n}061' },
          { drug: 'Warfarin Sodium 5 MG Oral Tablet', rxNumber: '{n}062' },
        ],
      },
    ],
    turns: [
      text('{me} {born} refill warfarin', 'choose_medicine', '1) warfarin 2 mg'),
      text('2', 'asked_again'),
      text('2 mg', 'submitted', 'warfarin 2 mg'),
    ],
    ends: { tickets: ['warfarin pharmacy_submitted'] },
  },
  {
    what: 'which one, and 50 without a word of the unit',
    people: [thyroid],
    turns: [text('{me} {born} refill levothyroxine', 'which_drug'), text('50', 'submitted')],
    ends: { tickets: ['levothyroxine pharmacy_submitted'], tasks: [] },
  },
  ...['sorry 50 not 25', 'sorry I meant 50', 'no, 50'].map((said) => ({
    what: `25 mcg, and then: ${said}`,
    people: [thyroid],
    turns: [
      text('{me} {born} refill levothyroxine 25 mcg', 'submitted'),
      text(said, 'correction_noted+submitted'),
      text('status?', 'already_received'),
    ],
    ends: { tickets: ['levothyroxine pharmacy_submitted'], tasks: [] },
  })),
  ...['no 50, no 25', 'perdón, quise decir 50'].map((said) => ({
    what: `25 mcg, y luego: ${said}`,
    people: [enMiligramos],
    turns: [
      text('{me} {nacida} necesito surtir levotiroxina 25 mcg', 'submitted', 'Pedido'),
      text(said, 'correction_noted+submitted', 'Pedido'),
    ],
    ends: { tickets: ['levothyroxine pharmacy_submitted'], tasks: [] },
  })),
];

const nerves: Person = {
  ...mary,
  prescriptions: [
    { drug: 'Gabapentin 300 MG Oral Capsule', rxNumber: '{n}071' },
    { drug: 'Gabapentin 600 MG Oral Tablet', rxNumber: '{n}072' },
  ],
};
const both = ['gabapentin pharmacy_submitted', 'gabapentin pharmacy_submitted'];

/** Two strengths of one medicine in one breath are both wanted. */
export const twoStrengths: Thread[] = [
  ...['refill gabapentin 300 and 600', 'my 300 and 600 gabapentin', 'gabapentina la de 300 y la de 600'].map(
    (said) => ({
      what: `${said}: both`,
      people: [nerves],
      turns: [text(`{me} {born} ${said}`, 'submitted')],
      ends: { tickets: both, tasks: [] },
    }),
  ),
  {
    what: 'two strengths, and then who it is for: both',
    people: [{ ...nerves, onFile: false }],
    turns: [text('gabapentin 300 and 600', 'received'), text('{me} {born}', 'received')],
    ends: { tickets: both, tasks: [] },
  },
  {
    what: 'two strengths, of which one is on file: that one, and the other is asked about',
    people: [nerves],
    turns: [text('{me} {born} gabapentin 300 and 800', 'submitted+which_drug')],
    ends: { tickets: ['gabapentin clarifying', 'gabapentin pharmacy_submitted'] },
  },
  {
    what: 'one strength or the other: which is asked',
    people: [nerves],
    turns: [text('{me} {born} gabapentin 300 or 600', 'which_drug')],
    ends: { tickets: ['gabapentin clarifying'] },
  },
];
