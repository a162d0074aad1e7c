import { type Person, stranger, text, type Thread } from './thread.ts';

const metformin = { drug: 'Metformin 500 MG Oral Tablet', rxNumber: '{n}031' };
const amlodipine = { drug: 'Amlodipine 5 MG Oral Tablet', rxNumber: '{n}032' };

/** Both take both, so that the record does not tell whose is meant; each thread has its own family. */
function couple(family: string, day: number, onFile = true): Person[] {
  const born = `09-${String(day).padStart(2, '0')}`;
  const prescriptions = [metformin, amlodipine];
  return [
    { given: 'Gregor', family, birthDate: `1948-${born}`, onFile, prescriptions },
    { given: 'Philippa', family, birthDate: `1958-${born}`, onFile, prescriptions },
  ];
}

const each = { of: ['Gregor', 'Philippa'], tasks: [] };
const oneEach = { tickets: ['amlodipine pharmacy_submitted', 'metformin pharmacy_submitted'], ...each };

/** One text says whose each medicine is; who they are comes later. */
export const owners: Thread[] = [
  ...[
    'metformin for {me} and amlodipine for {other}',
    'I need metformin for {me}, and amlodipine for {other} please',
  ].map((said, at) => ({
    what: `${said}: each gets their own`,
    people: couple(`Tarrant${'abc'[at] ?? ''}`, at + 1),
    turns: [
      text(said, 'received', 'date of birth'),
      text('{me} {born}', 'submitted'),
      text('{other} {otherBorn}', 'submitted'),
    ],
    ends: oneEach,
  })),
  {
    what: 'the same, the second one first, from a phone that nobody has',
    people: couple('Tarrantino', 4, false),
    turns: [
      text('metformin for {me} and amlodipine for {other}', 'received'),
      text('{other} {otherBorn}', 'received'),
      text('{me} {born}', 'received'),
    ],
    ends: oneEach,
  },
  {
    what: 'for my husband and for me, and one name: nobody can tell whose, and a person asks',
    people: couple('Tarrantsen', 5),
    turns: [
      text('amlodipine for my husband and metformin for me', 'received'),
      text('{me} {born}', 'person_takes_over'),
    ],
    ends: {
      tickets: ['amlodipine identity_review', 'metformin identity_review'],
      of: [null],
      tasks: ['answer_sender', 'verify_spelling', 'verify_spelling'],
    },
  },
  {
    what: 'for my husband and for me, and who I am: mine alone',
    people: couple('Tarrantham', 6),
    turns: [
      text('amlodipine for my husband and metformin for me', 'received'),
      text('I am {other} {otherBorn}', 'submitted'),
    ],
    ends: {
      tickets: ['amlodipine clarifying', 'metformin pharmacy_submitted'],
      of: ['Philippa', null].toSorted(),
      tasks: [],
    },
  },
  ...['no, {born}', '{born}'].map((said) => ({
    what: `a birth date that fits nobody, and then: ${said}`,
    people: [stranger],
    references: 1,
    turns: [text('{me} 1/2/1931 metoprolol', 'received'), text(said, 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  })),
];
