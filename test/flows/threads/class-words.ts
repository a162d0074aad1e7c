import { inSpanish, mary, stranger, text, type Person, type Thread } from './thread.ts';

const metoprolol = { drug: 'Metoprolol Tartrate 25 MG Oral Tablet', rxNumber: '{n}001' };
const lisinopril = { drug: 'Lisinopril 20 MG Oral Tablet', rxNumber: '{n}002' };
const warfarin = { drug: 'Warfarin 5 MG Oral Tablet', rxNumber: '{n}003' };
const trazodone = { drug: 'Trazodone 50 MG Oral Tablet', rxNumber: '{n}004' };

const both: Person = { ...mary, prescriptions: [metoprolol, lisinopril] };
const one: Person = { ...mary, prescriptions: [metoprolol] };
const unknown: Person = { ...stranger, prescriptions: [metoprolol, lisinopril] };
const sent = { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] };

/** What it is for says which one may be meant, and sends none to the pharmacy before it is confirmed. */
export const classWords: Thread[] = [
  {
    what: 'the one that it fits is named to somebody verified who accepts health details: yes',
    people: [{ ...one, acceptsDetails: true }],
    turns: [
      text('{me} {born} need my heart pill', 'confirm_medicine', 'metoprolol 25'),
      text('yes', 'submitted'),
    ],
    ends: sent,
  },
  {
    what: 'and no: the label is asked for',
    people: [{ ...one, acceptsDetails: true }],
    turns: [
      text('{me} {born} my blood pressure medicine please', 'confirm_medicine'),
      text('no', 'which_drug'),
      text('rx {n}001', 'submitted'),
    ],
    ends: sent,
  },
  {
    what: 'two that people call so are offered, whatever their classes are',
    people: [{ ...both, acceptsDetails: true }],
    turns: [
      text('{me} {born} need my heart pill', 'choose_medicine', 'metoprolol', 'lisinopril'),
      text('2', 'submitted'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  ...(
    [
      ['I need my water pill... the pill for my heart i mean', both],
      ['can you fill the heart medicine', one],
      ['out of my blood thinner', { ...mary, prescriptions: [metoprolol, warfarin] }],
      ['refill my sleeping pill', { ...mary, prescriptions: [metoprolol, trazodone] }],
    ] satisfies [string, Person][]
  ).map(([words, person]): Thread => ({
    what: `${words}: somebody who accepted nothing is asked for the label, and hears no name`,
    people: [person],
    turns: [text(`{me} {born} ${words}`, 'which_drug', 'label'), text('metoprolol', 'submitted')],
    ends: { among: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  })),
  {
    what: 'from a phone that nobody has: asked for the label until its name is given',
    people: [unknown],
    turns: [
      text('the heart medicine for {me} {born}', 'received', 'medicine or Rx number on the label'),
      text('the pill for my heart', 'received'),
      text('lisinopril', 'received'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'the Rx number beside it says which one',
    people: [both],
    turns: [text('{me} {born} refill my heart pill rx {n}002', 'submitted')],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'its name beside it says which one, wherever it stands',
    people: [one],
    turns: [text('{me} {born} refill my heart pill please. It is the metoprolol', 'submitted')],
    ends: sent,
  },
  ...['mi pastilla del corazón', 'la pastilla para la presión', 'mi medicina para el corazon'].map(
    (words): Thread => ({
      what: `${words}: en español, de la misma manera`,
      people: [{ ...inSpanish, prescriptions: [metoprolol], acceptsDetails: words.startsWith('mi p') }],
      turns: words.startsWith('mi p')
        ? [text(`{me} {nacida} necesito ${words}`, 'confirm_medicine', 'metoprolol'), text('sí', 'submitted')]
        : [text(`{me} {nacida} necesito ${words}`, 'which_drug'), text('metoprolol', 'submitted')],
      ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Rosa'] },
    }),
  ),
];
