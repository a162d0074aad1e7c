import { type Person, text, type Thread } from './thread.ts';

const metformin = { drug: 'Metformin 500 MG Oral Tablet', rxNumber: '{n}031' };
const amlodipine = { drug: 'Amlodipine 5 MG Oral Tablet', rxNumber: '{n}032' };

/** Both on file with the phone that they share; each thread has its own family. */
function couple(family: string, day: number): Person[] {
  const born = `08-${String(day).padStart(2, '0')}`;
  const prescriptions = [metformin, amlodipine];
  return [
    { given: 'Oscar', family, birthDate: `1949-${born}`, prescriptions },
    { given: 'Nadine', family, birthDate: `1959-${born}`, prescriptions },
  ];
}

/** A daughter's phone, on which her mother's and her son's refills are asked for too. */
function household(family: string, day: number): Person[] {
  const prescriptions = [metformin, amlodipine];
  return [
    { given: 'Irma', family, birthDate: `1941-06-${String(day).padStart(2, '0')}`, prescriptions },
    { given: 'Toby', family, birthDate: `2015-06-${String(day).padStart(2, '0')}`, prescriptions },
    { given: 'Celia', family, birthDate: `1974-06-${String(day).padStart(2, '0')}`, prescriptions },
  ];
}

const each = ['Nadine', 'Oscar'];
const oneOfTwo = { tickets: ['metformin pharmacy_submitted', 'metformin withdrawn'], tasks: [], of: each };
const both = [
  text('metformin {me} {born}', 'submitted'),
  text('metformin for {other} {otherBorn}', 'submitted'),
];

/** On a phone of two, what is said of one of them touches nothing of the other's. */
export const whoseToStop: Thread[] = [
  ...[
    'stop his metformin',
    "stop my husband's metformin please",
    'hold off on his metformin',
    'cancele la metformina de mi esposo',
  ].map((said, place) => ({
    what: `${said}: whose it is, is asked, and only that is taken back`,
    people: couple(`Dornfeld${'abcd'[place] ?? ''}`, 1 + place),
    turns: [...both, text(said, 'which_patient'), text('{me} {born}', 'withdrawn')],
    ends: oneOfTwo,
  })),
  ...['cancel her metformin', 'dont send her metformin', 'cancel my wifes'].map((said, place) => ({
    what: `only his was asked for, and then: ${said}: his runs on`,
    people: couple(`Eschbach${'abc'[place] ?? ''}`, 7 + place),
    turns: [
      text('metformin {me} {born}', 'submitted'),
      text(said, 'which_patient'),
      text('{other} {otherBorn}', 'withdraw_received'),
    ],
    ends: { tickets: ['- review', 'metformin pharmacy_submitted'], tasks: [] },
  })),
  {
    what: 'asked for as the wife’s and the husband’s: hers alone is taken back',
    people: couple('Fahrenholt', 11),
    turns: [
      text('metformin for my husband {me} {born}', 'received'),
      text('metformin for my wife {other} {otherBorn}', 'received'),
      text('cancel hers', 'withdraw_received'),
    ],
    ends: { tickets: ['metformin review', 'metformin withdrawn'], of: each },
  },
  {
    what: 'of two medicines of his the one that was named',
    people: couple('Gerstenberg', 12),
    turns: [
      text('metformin and amlodipine {me} {born}', 'submitted'),
      text('cancel his metformin', 'which_patient'),
      text('{me} {born}', 'withdrawn'),
    ],
    ends: { tickets: ['amlodipine pharmacy_submitted', 'metformin withdrawn'] },
  },
  ...[
    ['the doctor took him off metformin', 'clinical_guardrail+received'],
    ['a mi esposo el doctor le quitó la metformina', 'clinical_guardrail'],
  ].map(([said = '', template = ''], place) => ({
    what: `${said}: nobody knows whose that is, so neither is held, and a clinician finds out`,
    people: couple(`Hohenstett${'ab'[place] ?? ''}`, 13 + place),
    turns: [...both, text(said, template)],
    ends: {
      tickets: ['- clinical_review', 'metformin pharmacy_submitted', 'metformin pharmacy_submitted'],
      openTasks: ['find_whose_change', 'find_whose_change', 'start_medication_change'],
    },
  })),
  ...['mom says she doesnt need it', 'mom already has it sorry', 'mi mamá ya no la necesita'].map(
    (said, place) => ({
      what: `asked for by her name alone, and then: ${said}: hers is taken back, and not asked for again`,
      people: household(`Immendorf${'abc'[place] ?? ''}`, 1 + place),
      turns: [text('{me} {born} metformin', 'submitted'), text(said, 'withdraw_received')],
      ends: { tickets: ['metformin withdrawn'], tasks: [] },
    }),
  ),
  ...['he doesnt want it anymore', 'he doesnt need it after all'].map((said, place) => ({
    what: `a child never writes: ${said}: nobody is alarmed, and it is taken back`,
    people: household(`Jesteburg${'ab'[place] ?? ''}`, 11 + place),
    turns: [
      text('{other} {otherBorn} amlodipine', 'received'),
      text(said, 'withdraw_received', /^(?!.*988)/s),
    ],
    ends: { tickets: ['amlodipine withdrawn'] },
  })),
  {
    what: 'my wife doesn’t want it now: of two grown people nobody knows whose, and a person reads it',
    people: couple('Kaltenborn', 15),
    turns: [
      text('metformin {me} {born}', 'submitted'),
      text("my wife doesn't want it now", 'person_takes_over', /^(?!.*988)/s),
    ],
    ends: { tickets: ['- review', 'metformin pharmacy_submitted'], openTasks: [] },
  },
];
