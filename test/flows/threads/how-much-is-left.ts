import { mary, text, type Person, type Thread } from './thread.ts';

/** Medicines that may wait, and that last for some days more. */
const two: Person = {
  ...mary,
  prescriptions: [
    { drug: 'Omeprazole 20 MG Oral Capsule', rxNumber: '{n}001', filledDaysAgo: 24 },
    { drug: 'Cetirizine 10 MG Oral Tablet', rxNumber: '{n}002', filledDaysAgo: 24 },
  ],
};
const strange: Person = { ...two, onFile: false };
const ajena: Person = { ...strange, given: 'Rosa' };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const one = { tickets: ['omeprazole pharmacy_submitted'], tasks: [] };
const forHer = { tickets: ['omeprazole review'], urgent: ['omeprazole'], of: ['Mary'] };
const nothingAsked = /^(?!.*(?:reply|responda))/is;

/** How much is left is said of what was asked for: no second ticket, and no demand to the thanks behind it. */
export const howMuchIsLeft: Thread[] = [
  ...['she has 2 left', 'ok she only has like 2 pills left', 'my mom is almost out', 'she is out'].map(
    (said) => ({
      what: `a daughter asks, and then: ${said}`,
      people: [strange],
      turns: [
        text('refill omeprazole for my mom {me} {born}', 'received'),
        text(said, 'supply_noted', nothingAsked),
        text('thanks'),
      ],
      ends: forHer,
    }),
  ),
  {
    what: 'una hija pide, y luego: le quedan 2',
    people: [ajena],
    turns: [
      text('necesito surtir omeprazol para mi mama {me} {nacida}', 'received'),
      text('le quedan 2', 'supply_noted', 'anotamos', nothingAsked),
      text('gracias'),
    ],
    ends: { ...forHer, of: ['Rosa'] },
  },
  {
    what: 'a daughter asks, how much is left, and who it is for: urgent, and one ticket',
    people: [strange],
    turns: [
      text('need omeprazole for my mom', 'which_patient'),
      text('she has 2 left', 'received'),
      text('{me} {born}', 'received'),
      text('thanks'),
    ],
    ends: forHer,
  },
  ...['I have like 4 pills left', 'got 4 days left'].map((said) => ({
    what: `once an outcome was told: ${said}`,
    people: [two],
    references: 1,
    turns: [
      text('{me} {born} omeprazole', 'submitted'),
      text(said, 'already_received'),
      text('2 left', 'already_received'),
      text('thanks'),
    ],
    ends: { ...one, urgent: ['omeprazole'] },
  })),
  {
    what: 'y en español: me quedan como 4 pastillas',
    people: [dos],
    turns: [
      text('{me} {nacida} omeprazol', 'submitted'),
      text('me quedan como 4 pastillas', 'already_received', 'Pedido'),
      text('gracias'),
    ],
    ends: { ...one, urgent: [] },
  },
  {
    what: 'of two it is said of both, and what is named afterwards of that one: nothing is taken back by it',
    people: [two],
    references: 2,
    turns: [
      text('{me} {born} omeprazole and cetirizine', 'submitted'),
      text('I have like 4 pills left', 'already_received'),
      text('i only have 2 omeprazole left', 'already_received'),
    ],
    ends: {
      tickets: ['cetirizine pharmacy_submitted', 'omeprazole pharmacy_submitted'],
      urgent: ['omeprazole'],
    },
  },
  {
    what: 'where we have asked which strength, that is asked on',
    people: [mary],
    turns: [
      text('{me} {born} lisinopril', 'which_drug'),
      text('2 left', 'need_info', 'medicine name'),
      text('10 mg', 'submitted'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], urgent: ['lisinopril'] },
  },
  {
    what: 'somebody else’s is no answer about the writer’s own',
    people: [two],
    turns: [text('{me} {born} omeprazole', 'submitted'), text('my mom has 2 left', 'received')],
    ends: { tickets: ['- review', 'omeprazole pharmacy_submitted'], urgent: [] },
  },
  {
    what: 'two people’s requests: a person finds out whose it is',
    people: [
      { ...two, family: 'Vandersloot' },
      {
        given: 'Harold',
        family: 'Vandersloot',
        birthDate: '1950-06-07',
        prescriptions: [{ drug: 'Famotidine 20 MG Oral Tablet', rxNumber: '{n}009', filledDaysAgo: 24 }],
      },
    ],
    turns: [
      text('omeprazole for {me} {born} and famotidine for {other} {otherBorn}', 'submitted'),
      text('2 left', 'supply_noted'),
      text('thanks'),
    ],
    ends: { among: ['omeprazole pharmacy_submitted', 'famotidine pharmacy_submitted'], urgent: [] },
  },
];
