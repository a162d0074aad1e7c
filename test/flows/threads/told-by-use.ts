import { inSpanish, mary, text, type Person, type Thread } from './thread.ts';

const rosa: Person = {
  ...inSpanish,
  prescriptions: [
    { drug: 'Losartan 50 MG Oral Tablet', rxNumber: '{n}001' },
    { drug: 'Metformin 500 MG Oral Tablet', rxNumber: '{n}002' },
  ],
};
const warfarin: Person = {
  ...mary,
  prescriptions: [{ drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '{n}001' }],
};

/** A second medicine that is told by what it is for, or by how it looks: it is asked for as well. */
export const besideByUse: Thread[] = [
  {
    what: 'one for my cholesterol, beside a medicine that is named',
    people: [mary],
    turns: [
      text('refill my metoprolol and the one for cholesterol {me} {born}', 'submitted+which_drug'),
      text('atorvastatin', 'submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'la del azúcar, al lado de otra',
    people: [rosa],
    turns: [
      text('{me} {nacida} losartan y la del azucar', 'submitted+which_drug'),
      text('metformina', 'submitted'),
    ],
    ends: { tickets: ['losartan pharmacy_submitted', 'metformin pharmacy_submitted'], of: ['Rosa'] },
  },
  {
    what: 'that little white one, behind name and birth date: it is asked which that is',
    people: [mary],
    turns: [
      text('refill atorvastatin {me} {born} and that little white one', 'submitted+which_drug'),
      text('metoprolol', 'submitted'),
    ],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      of: ['Mary'],
    },
  },
];

/** What is set down beside a danger is a request as it is without one. */
export const besideDanger: Thread[] = [
  {
    what: 'a medicine, who it is for, and a danger behind it',
    people: [warfarin],
    turns: [text('warfarin {me} {born} stool is black', ['emergency', 'submitted'])],
    ends: { tickets: ['- clinical_review', 'warfarin pharmacy_submitted'], of: ['Mary'] },
  },
];

/** Said of what was told, and of how they are to be reached. */
export const afterTold: Thread[] = [
  {
    what: 'no thanks, once it was sent on: nothing more is wanted, and nothing taken back',
    people: [mary],
    turns: [text('refill metoprolol {me} {born}', 'submitted'), text('no thanks'), text('aja')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'in Spanish please, once all was given: how it stands, in Spanish',
    people: [mary],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('en español por favor', 'submitted', 'farmacia'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'I do not want these: texts or medicines, a person asks',
    people: [mary],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('I dont want these', 'person_takes_over'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'], tasks: ['answer_sender'] },
  },
  {
    what: 'to another shop, and by phone on another line: both are told to somebody',
    people: [mary],
    turns: [
      text('refill metoprolol {me} {born} at the other store on 5th this time', 'submitted'),
      text('also atorvastatin, call my house phone please', 'submitted'),
    ],
    ends: { tasks: ['call_back', 'tell_delivery_wish'], of: ['Mary'] },
  },
  {
    what: 'a trip for which the prescriber has to say yes: somebody asks when and for how long',
    people: [mary],
    turns: [text('refill levothyroxine {me} {born} going on vacation next week', 'provider_requested')],
    ends: { tasks: ['ask_about_trip'], tickets: ['levothyroxine authorization_requested'] },
  },
  {
    what: 'why am I not getting texts: nobody is opted out by it',
    people: [mary],
    turns: [text('refill metoprolol {me} {born}', 'submitted'), text('why no texts', 'person_takes_over')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
];
