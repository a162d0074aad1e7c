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

const losartan = { drug: 'Losartan 50 MG Oral Tablet', rxNumber: '{n}033' };
const montelukast = { drug: 'Montelukast 5 MG Chewable Tablet', rxNumber: '{n}034' };
const albuterol = { drug: 'Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler', rxNumber: '{n}035' };

/** A mother, and her sons by her phone alone. */
function household(family: string, sons: string[], day = 11): Person[] {
  const relatives = [{ name: `Carla ${family}`, relationship: 'PRN' as const, phone: '' }];
  const born = `08-${String(day)}`;
  const children = sons.map((given) => ({
    ...{ given, family, birthDate: `2015-${born}`, onFile: false, relatives },
    prescriptions: [montelukast, albuterol],
  }));
  return [{ given: 'Carla', family, birthDate: `1985-${born}`, prescriptions: [losartan] }, ...children];
}

const mothersAndSons = {
  tickets: ['losartan pharmacy_submitted', 'montelukast pharmacy_submitted'],
  of: ['Bruno', 'Carla'],
  tasks: [],
};

/** Two people, and a medicine of each: it is never sent to the other. */
const mineAndTheirs: Thread[] = [
  {
    what: 'my son needs … and I need …: each gets their own',
    people: household('Ostrander', ['Bruno'], 11),
    turns: [
      text('my son {other} {otherBorn} needs montelukast and i need losartan, {me} {born}', 'submitted'),
    ],
    ends: mothersAndSons,
  },
  {
    what: 'for him, and mine, of whom it says nothing: mine waits for who I am',
    people: household('Ostrowick', ['Bruno'], 12),
    turns: [
      text('montelukast for {other} {otherBorn} and i need my losartan', 'received', 'date of birth'),
      text('{me} {born}', 'submitted'),
    ],
    ends: mothersAndSons,
  },
  {
    what: 'mine, and his by his given name: each waits for its own name',
    people: household('Ostrofield', ['Bruno'], 13),
    turns: [
      text('my losartan and brunos montelukast please', 'received', 'date of birth'),
      text('{other} {otherBorn}', 'submitted'),
      text('{me} {born}', 'submitted'),
    ],
    ends: mothersAndSons,
  },
  {
    what: 'mi losartán y el montelukast para bruno: cada quien lo suyo',
    people: household('Ostromonte', ['Bruno'], 14),
    turns: [
      text('necesito mi losartan y el montelukast para bruno', 'received', /nacimiento/),
      text('{me} {nacida}', 'submitted'),
      text('{other} {otherBorn}', 'submitted'),
    ],
    ends: mothersAndSons,
  },
  ...[
    'my amlodipine and my wifes metformin. {me} {born} and {other} {otherBorn}',
    'mi amlodipino y la metformina de mi esposa. {me} {nacida} y {other} {otherBorn}',
  ].map((said, at) => ({
    what: `${said}: who is the wife is not said, and nobody is sent anything`,
    people: couple(`Tarrantino${'ab'[at] ?? ''}`, 21 + at),
    turns: [text(said, 'received')],
    ends: { tickets: ['- review', '- review'] },
  })),
  ...[['{other} {otherBorn} needs a refill', 'which_drug', 15]].map(([first, said, day]) => ({
    what: `${String(first)}, and which medicine, when asked: it is the child’s`,
    people: household(`Ostrohof${String(day)}`, ['Bruno'], Number(day)),
    turns: [text(String(first), String(said)), text('montelukast', 'submitted')],
    ends: { tickets: ['montelukast pharmacy_submitted'], of: ['Bruno'], tasks: [] },
  })),
  ...[
    'montelukast for Bruno Ostroberg {otherBorn} and Hector Ostroberg {otherBorn}',
    'both boys need montelukast. Bruno and Hector Ostroberg, {otherBorn}',
    'montelukast para mis gemelos Bruno y Hector Ostroberg {otherBorn}',
    'Bruno and Hector Ostroberg {otherBorn} need montelukast',
  ].map((said, at) => ({
    what: `twins of one birth date: ${said}: a request for each`,
    people: household(`Ostroberg${'abcd'[at] ?? ''}`, ['Bruno', 'Hector'], 18 + at),
    turns: [text(said.replaceAll('Ostroberg', `Ostroberg${'abcd'[at] ?? ''}`), 'submitted')],
    ends: {
      tickets: ['montelukast pharmacy_submitted', 'montelukast pharmacy_submitted'],
      of: ['Bruno', 'Hector'],
      tasks: [],
    },
  })),
  {
    what: 'of two twins one needs a refill, and which medicine, when asked: it is that one’s',
    people: household('Ostrofeld', ['Bruno', 'Hector'], 22),
    turns: [text('{other} {otherBorn} needs a refill', 'which_drug'), text('montelukast', 'submitted')],
    ends: { tickets: ['montelukast pharmacy_submitted'], of: ['Bruno'], tasks: [] },
  },
  {
    what: 'two names and one birth date, and nothing of twins: the other’s is asked',
    people: couple('Tarrantello', 25).map((one, at) => ({ ...one, given: at === 0 ? 'Daniel' : 'Amanda' })),
    turns: [
      text('metformin for {given} and {other} {otherBorn}', 'received'),
      text('{me} {born}', 'submitted'),
    ],
    ends: {
      tickets: ['metformin pharmacy_submitted', 'metformin pharmacy_submitted'],
      of: ['Amanda', 'Daniel'],
    },
  },
];

/** One text says whose each medicine is; who they are comes later. */
export const owners: Thread[] = [
  ...mineAndTheirs,
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
  {
    what: 'each birth date before its name: each gets their own',
    people: couple('Tarrantworth', 7),
    turns: [text('{born} {me} metformin\n{otherBorn} {other} amlodipine', 'submitted')],
    ends: oneEach,
  },
  {
    what: 'a birth date of somebody else beside the second: no medicine of either until a person has read it',
    people: couple('Tarrantbrook', 8),
    turns: [text('{me} {born} metformin, {otherBorn} amlodipine', 'received')],
    ends: { tickets: ['- review'], of: [null] },
  },
];
