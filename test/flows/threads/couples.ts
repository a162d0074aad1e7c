import { type Person, text, type Thread } from './thread.ts';

const metformin = { drug: 'Metformin 500 MG Oral Tablet', rxNumber: '{n}031' };
const amlodipine = { drug: 'Amlodipine 5 MG Oral Tablet', rxNumber: '{n}032' };

/** Both on file with the phone that they share; each thread has its own family. */
function couple(family: string, day: number, onFile = true): Person[] {
  const born = `09-${String(day).padStart(2, '0')}`;
  const prescriptions = [metformin, amlodipine];
  return [
    { given: 'Oscar', family, birthDate: `1949-${born}`, onFile, prescriptions },
    { given: 'Nadine', family, birthDate: `1959-${born}`, onFile, prescriptions },
  ];
}

const each = ['Nadine', 'Oscar'];
const both = { tickets: ['metformin pharmacy_submitted', 'metformin pharmacy_submitted'], of: each };
const four = {
  tickets: [
    ...['amlodipine pharmacy_submitted', 'amlodipine pharmacy_submitted'],
    ...['metformin pharmacy_submitted', 'metformin pharmacy_submitted'],
  ],
  of: each,
};

/** Two people share a phone, and ask for both. */
export const couples: Thread[] = [
  ...(
    [
      ['no its my wifes amlodipine', 'Kellervik', 21],
      ['no thats for my wife, the amlodipine', 'Kellerlund', 22],
      ['no, es la amlodipina de mi esposa', 'Kellergren', 23],
    ] as const
  ).map(([said, family, day]): Thread => ({
    what: `${said}: hers is asked for, and his taken back`,
    people: couple(family, day),
    turns: [
      text('metformin, {me} {born}', 'submitted'),
      text(said, 'which_patient'),
      text('{other} {otherBorn}', 'submitted'),
    ],
    ends: { tickets: ['amlodipine pharmacy_submitted', 'metformin withdrawn'], of: each },
  })),
  {
    what: 'and for her too: the same medicine for her, and her own answer',
    people: couple('Kellerton', 1),
    turns: [
      text('metformin, {me} {born}', 'submitted'),
      text('and for {other} {otherBorn} too', 'submitted'),
    ],
    references: 2,
    ends: both,
  },
  {
    what: 'the same from a phone that nobody has',
    people: couple('Kellerdorf', 2, false),
    turns: [
      text('metformin, {me} {born}', 'received'),
      text('also for {other} {otherBorn} please', 'received'),
    ],
    ends: both,
  },
  {
    what: 'in Spanish: ella también',
    people: couple('Kellerhaus', 3),
    turns: [
      text('metformina por favor, {me} {nacida}', 'submitted'),
      text('y también para {other}, {otherBorn}', 'submitted'),
    ],
    ends: both,
  },
  {
    what: 'for my husband and me: who it is for is said in two texts, and each gets what was asked',
    people: couple('Kellerman', 4),
    turns: [
      text('amlodipine and metformin for my husband and me', 'which_patient', 'full name'),
      text('{me} {born}', 'submitted'),
      text('{other} {otherBorn}', 'submitted'),
    ],
    ends: four,
  },
  {
    what: 'for me and my husband: the same the other way round',
    people: couple('Kellerby', 5),
    turns: [
      text('metformin for me and my husband', 'which_patient', 'full name'),
      text('{other} {otherBorn}', 'submitted'),
      text('{me} {born}', 'submitted'),
    ],
    ends: both,
  },
  {
    what: 'somebody else’s name and date behind an outcome: which medicine is asked, and nothing is told of the first',
    people: couple('Kellerwick', 6),
    turns: [text('metformin, {me} {born}', 'submitted'), text('{other} {otherBorn}', 'which_drug')],
    ends: { tickets: ['- clarifying', 'metformin pharmacy_submitted'], of: each },
  },
  {
    what: 'her first name is all that is said: her date is asked, and then it is hers',
    people: couple('Kellerstone', 7),
    turns: [
      text('metformin, {me} {born}', 'submitted'),
      text('and {other} too please', 'received', 'date of birth'),
      text('{otherBorn}', 'submitted'),
    ],
    ends: both,
  },
  {
    what: 'and for my wife too: who she is is asked, and the medicine is known',
    people: couple('Kellerfeld', 8),
    turns: [
      text('metformin, {me} {born}', 'submitted'),
      text('and for my wife too', 'which_patient', 'full name', 'date of birth'),
      text('{other} {otherBorn}', 'submitted'),
    ],
    ends: both,
  },
  ...['and mine too', 'mine too please', 'and for me too', 'y el mío también'].map((said, place) => ({
    what: `hers, and then: ${said}`,
    people: couple(`Kellerau${'abcd'[place] ?? ''}`, 11 + place),
    turns: [
      text('metformin for {other} {otherBorn}', 'submitted'),
      text(said, 'received', /date of birth|nacimiento/),
      text('{me} {born}', 'submitted'),
    ],
    ends: both,
  })),
  ...['cancel mine', 'cancel my refill'].map((said, place) => ({
    what: `his and hers, and then: ${said}`,
    people: couple(`Kellertal${'ab'[place] ?? ''}`, 16 + place),
    turns: [
      text('metformin {me} {born}', 'submitted'),
      text('metformin for {other} {otherBorn}', 'submitted'),
      text(said, 'which_patient', 'full name'),
      text('{me} {born}', 'withdrawn'),
    ],
    ends: { tickets: ['metformin pharmacy_submitted', 'metformin withdrawn'], tasks: [], of: each },
  })),
  ...[
    ['cancel oscars metformin', '{born}', 'and'],
    ['cancele lo de oscar', '{nacida}', 'y'],
  ].map(([said, born, and], place) => ({
    what: `his and hers, and then: ${String(said)}: his alone is taken back`,
    people: couple(`Kellerberg${'ab'[place] ?? ''}`, 25 + place),
    turns: [
      text(`metformin {me} ${String(born)} ${String(and)} {other} {otherBorn}`, 'submitted'),
      text(String(said), 'withdrawn'),
    ],
    ends: { tickets: ['metformin pharmacy_submitted', 'metformin withdrawn'], tasks: [], of: each },
  })),
  {
    what: 'is hers too: that is asked, and nothing more is asked for',
    people: couple('Kellerwald', 27),
    turns: [
      text('metformin {me} {born}', 'submitted'),
      text('metformin for {other} {otherBorn}', 'submitted'),
      text('is hers too', 'person_takes_over'),
    ],
    ends: { tickets: ['- review', ...both.tickets] },
  },
  ...['me too this is nadine {otherBorn}', 'yo tambien, soy nadine {otherBorn}'].map((said, place) => ({
    what: `his, and then: ${said}: her request waits for her name`,
    people: couple(`Kellersee${'ab'[place] ?? ''}`, 21 + place),
    turns: [
      text('metformin, {me} {born}', 'submitted'),
      text(said, 'received', /full name|nombre completo/),
      text('{other} {otherBorn}', 'submitted'),
    ],
    ends: both,
  })),
  {
    what: 'one text, a line for each: each medicine is its own person’s',
    people: couple('Kellerbach', 9),
    turns: [text('metformin {me} {born}\namlodipine {other} {otherBorn}', 'submitted')],
    ends: { tickets: ['amlodipine pharmacy_submitted', 'metformin pharmacy_submitted'], of: each },
  },
  ...[
    'need refills for me and my wife. {me} {born} metformin, {other} {otherBorn} amlodipine',
    'necesito resurtidos para mi y mi esposa. {me} {nacida} metformina, {other} {otherBorn} amlodipino',
  ].map((said, place) => ({
    what: `${said}: whoever writes is not held up by asking for another one too`,
    people: couple(`Kellerweg${'ab'[place] ?? ''}`, 23 + place),
    turns: [text(said, 'received')],
    ends: {
      tickets: ['amlodipine review', 'metformin pharmacy_submitted'],
      tasks: ['call_back'],
      of: each,
    },
  })),
  {
    what: 'one text, one medicine for him and for her',
    people: couple('Kellerhof', 10),
    turns: [
      text('metformin for {me} {born} and for {other} {otherBorn}', 'submitted'),
      text('metformin for {me} {born} and for {other} {otherBorn}', 'already_received'),
    ],
    ends: both,
  },
];
