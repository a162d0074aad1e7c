import { hydralazine, inSpanish, mary, stranger, text, type Person, type Thread } from './thread.ts';

const strange: Person = { ...hydralazine, onFile: false };
const asked = { tickets: ['hydroxyzine clarifying'], tasks: [], of: ['Mary'] };
const oneOfEach = { tickets: ['hydralazine pharmacy_submitted', 'metoprolol pharmacy_submitted'], tasks: [] };

/** The number is of one medicine, and the words beside it name another. */
const contradicted: Thread[] = [
  ...[
    '{me} {born} refill hydroxyzine rx {n}007',
    '{me} {born}. refill hydroxyzine. rx {n}007',
    '{me} {born} rx {n}007 for my hydroxyzine',
    'rx {n}007. {me} {born}. i am out of hydroxyzine',
  ].map((said) => ({
    what: `neither is guessed: ${said}`,
    people: [hydralazine],
    turns: [text(said, 'which_drug')],
    ends: asked,
  })),
  ...['{me} {born} refill metoprolol. rx {n}002', 'soy {me} {born}. necesito metoprolol. receta {n}002'].map(
    (said) => ({
      what: `nor where the names are unlike: ${said}`,
      people: [said.startsWith('soy') ? inSpanish : mary],
      turns: [text(said, 'which_drug')],
      ends: { tickets: ['metoprolol clarifying'], tasks: [] },
    }),
  ),
  {
    what: 'the phone on file alone sends neither',
    people: [hydralazine],
    turns: [text('refill metoprolol please. number {n}007', 'received')],
    ends: { tickets: ['metoprolol clarifying'], of: [null] },
  },
  {
    what: 'asked which, and the medicine of the number is named: that one alone',
    people: [hydralazine],
    turns: [text('{me} {born} refill metoprolol rx {n}007', 'which_drug'), text('hydralazine', 'submitted')],
    ends: { tickets: ['hydralazine pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'asked which, and the name is said again: the name counts',
    people: [hydralazine],
    turns: [text('{me} {born} refill metoprolol rx {n}007', 'which_drug'), text('metoprolol', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'asked which, and the number on the label of the name follows',
    people: [hydralazine],
    turns: [text('{me} {born} refill metoprolol rx {n}007', 'which_drug'), text('{n}001', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'asked which, and the same number again: a person asks',
    people: [hydralazine],
    turns: [
      text('{me} {born} refill hydroxyzine rx {n}007', 'which_drug'),
      text('rx {n}007', 'person_takes_over'),
    ],
    ends: { tickets: ['hydroxyzine review'], tasks: ['answer_sender'] },
  },
  {
    what: 'asked which strength, and the number of another medicine comes: a person asks',
    people: [mary],
    turns: [text('{me} {born} refill lisinopril', 'which_drug'), text('rx {n}001', 'person_takes_over')],
    ends: { tickets: ['lisinopril review'], tasks: ['answer_sender'] },
  },
];

/** The two come in texts of their own. */
const apart: Thread[] = [
  ...['hydroxyzine 25', 'hydroxyzine'].map((said) => ({
    what: `refill ${said}, and then the number of its look-alike with the name`,
    people: [hydralazine],
    turns: [text(`refill ${said}`, 'received'), text('{me} {born} rx {n}007', 'which_drug')],
    ends: asked,
  })),
  {
    what: 'the same from a phone that is nobody’s, and the right name settles it',
    people: [strange],
    turns: [
      text('refill metoprolol', 'received'),
      text('{me} {born} rx {n}007', 'which_drug'),
      text('hydralazine', 'received'),
    ],
    ends: { tickets: ['hydralazine pharmacy_submitted'], tasks: [] },
  },
  ...[
    ['hydroxyzine refill', 'rx {n}007'],
    ['rx {n}007', 'hydroxyzine'],
  ].map(([first = '', second = '']) => ({
    what: `piece by piece before anybody knows who: ${first}, ${second}`,
    people: [strange],
    references: 1,
    turns: [text(first, 'received'), text(second, 'need_info', 'full name'), text('{me} {born}', 'received')],
    ends: asked,
  })),
  ...[
    ['metoprolol refill', 'rx {n}001'],
    ['rx {n}001', 'metoprolol'],
  ].map(([first = '', second = '']) => ({
    what: `piece by piece, and they belong together: ${first}, ${second}`,
    people: [strange],
    references: 1,
    turns: [text(first, 'received'), text(second, 'need_info'), text('{me} {born}', 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  })),
  {
    what: 'a class word, and then a number that is none of its class',
    people: [strange],
    turns: [
      text('need my cholesterol pill', 'received'),
      text('rx {n}001', 'need_info'),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['- clarifying'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'what was sent by its name, and then another number where we asked who: a person asks',
    people: [hydralazine],
    turns: [text('refill metoprolol', 'received'), text('{me} {born} rx {n}007', 'person_takes_over')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: ['answer_sender'] },
  },
  {
    what: 'name and date first, and then the number of another medicine: nothing is sent by it',
    people: [strange],
    turns: [
      text('refill hydroxyzine', 'received'),
      text('{me} {born}', 'received'),
      text('rx {n}007', 'person_takes_over'),
    ],
    ends: { tickets: ['hydroxyzine new_prescription'] },
  },
];

/** Two medicines and one number, or one more. */
const together: Thread[] = [
  ...['metoprolol and hydralazine rx {n}001', 'metoprolol, hydralazine. rx {n}007'].map((said) => ({
    what: `the number is that of one of the two, wherever it stands: ${said}`,
    people: [hydralazine],
    turns: [text(`{me} {born} ${said}`, 'submitted')],
    ends: oneOfEach,
  })),
  ...[
    'refill metoprolol and also {n}007',
    'refill metoprolol. also rx {n}007',
    'metoprolol, plus {n}007',
  ].map((said) => ({
    what: `one more by its number: ${said}`,
    people: [hydralazine],
    turns: [text(`{me} {born} ${said}`, 'submitted')],
    ends: oneOfEach,
  })),
  {
    what: 'the number stands with the first of two, and the second is plain',
    people: [hydralazine],
    turns: [text('{me} {born} metoprolol Rx {n}001 and atorvastatin', 'submitted')],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'a number alone, and the same again with its label: one ticket',
    people: [],
    turns: [text('{n}001', 'received'), text('Rx {n}001', 'received')],
    ends: { tickets: ['- clarifying'], of: [null] },
  },
  {
    what: 'the same number on its own, and then those of two: they are two',
    people: [],
    turns: [text('Rx {n}001', 'received'), text('Rx {n}002', 'received')],
    ends: { tickets: ['- clarifying', '- clarifying'], of: [null] },
  },
  {
    what: 'one more, in a text of its own',
    people: [hydralazine],
    turns: [text('refill metoprolol', 'received'), text('{me} {born} also rx {n}007', 'submitted')],
    ends: oneOfEach,
  },
  {
    what: 'two look-alikes and one number: the one that it is goes, and of the other it is asked',
    people: [hydralazine],
    turns: [text('{me} {born}. metoprolol and hydroxyzine please. rx {n}007', 'submitted+which_drug')],
    ends: { tickets: ['hydroxyzine clarifying', 'metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'the numbers of two are exchanged: of both it is asked',
    people: [hydralazine],
    turns: [text('{me} {born} metoprolol {n}007 and hydralazine {n}001', 'which_drug')],
    ends: { tickets: ['hydralazine clarifying', 'metoprolol clarifying'], tasks: [] },
  },
  {
    what: 'of two strengths the number says which, wherever it stands',
    people: [mary],
    turns: [text('{me} {born}. lisinopril please. rx {n}006', 'submitted')],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [] },
  },
  ...['lisinopril 10 rx {n}006', 'lisinopril 10. rx {n}006'].map((said) => ({
    what: `strength and number contradict each other: ${said}`,
    people: [mary],
    turns: [text(`{me} {born} ${said}`, 'which_drug')],
    ends: { tickets: ['lisinopril clarifying'], tasks: [] },
  })),
  {
    what: 'two strengths, the name and date, and then the number of one: no second ticket',
    people: [stranger],
    turns: [
      text('refill lisinopril', 'received'),
      text('{me} {born}', 'received'),
      text('rx {n}006', 'submitted'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [] },
  },
];

export const numbers: Thread[] = [...contradicted, ...apart, ...together];
