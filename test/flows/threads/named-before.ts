import { text, type Person, type Thread } from './thread.ts';

const lisinopril = { drug: 'Lisinopril 10 MG Oral Tablet', rxNumber: '{n}041' };
const tamsulosin = { drug: 'Tamsulosin 0.4 MG Oral Capsule', rxNumber: '{n}042' };
const metformin = { drug: 'Metformin 500 MG Oral Tablet', rxNumber: '{n}043' };
const losartan = { drug: 'Losartan 50 MG Oral Tablet', rxNumber: '{n}044' };
const albuterol = { drug: 'Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler', rxNumber: '{n}045' };
const montelukast = { drug: 'Montelukast 5 MG Chewable Tablet', rxNumber: '{n}046' };

/** On file with the phone that they share; what both take is one thing, and each has one of their own. */
function couple(family: string, day: number): Person[] {
  const born = `11-${String(day).padStart(2, '0')}`;
  return [
    { given: 'Victor', family, birthDate: `1947-${born}`, prescriptions: [lisinopril, tamsulosin] },
    { given: 'Yolanda', family, birthDate: `1957-${born}`, prescriptions: [lisinopril, metformin] },
  ];
}

/** A mother, and her son by her phone alone. */
function family(name: string, day: number): Person[] {
  const relatives = [{ name: `Teresa ${name}`, relationship: 'PRN' as const, phone: '' }];
  const born = `10-${String(day).padStart(2, '0')}`;
  return [
    { given: 'Teresa', family: name, birthDate: `1986-${born}`, prescriptions: [losartan] },
    {
      ...{ given: 'Hugo', family: name, birthDate: `2014-${born}`, onFile: false, relatives },
      prescriptions: [albuterol, montelukast],
    },
  ];
}

const both = {
  tickets: ['lisinopril pharmacy_submitted', 'lisinopril pharmacy_submitted'],
  of: ['Victor', 'Yolanda'],
  urgent: ['lisinopril', 'lisinopril'],
  tasks: [],
};
const oneEach = {
  tickets: ['metformin pharmacy_submitted', 'tamsulosin pharmacy_submitted'],
  of: ['Victor', 'Yolanda'],
  tasks: [],
};
const twice = { ...oneEach, tickets: ['lisinopril pharmacy_submitted', 'lisinopril pharmacy_submitted'] };
const his = { tickets: ['montelukast pharmacy_submitted'], of: ['Hugo'], tasks: [] };

/** Two people in one thread: who they are, and what each of them needs, in either order. */
export const namedBefore: Thread[] = [
  ...(
    [
      ["my tamsulosin and my wife's metformin", '{me} {born}', '{other} {otherBorn}', oneEach],
      ['la metformina de mi esposa y mi tamsulosina', '{other} {otherBorn}', '{me} {nacida}', oneEach],
      ['my lisinopril and my wife needs her lisinopril', '{other} {otherBorn}', '{me} {born}', twice],
    ] as const
  ).map(([said, first, then, ends], place): Thread => ({
    what: `${said}, and then who they are, one by one: to each what is theirs`,
    people: couple(`Wexmoor${'abc'[place] ?? ''}`, 21 + place),
    turns: [
      text(said, place < 2 ? 'received' : 'which_patient'),
      text(first, 'submitted'),
      text(then, 'submitted'),
    ],
    ends: { tickets: [...ends.tickets], of: [...ends.of], tasks: [] },
  })),
  ...[
    "my lisinopril and my wife's metformin. {me} {born}, {other} {otherBorn}",
    'necesito mi lisinopril y la metformina de mi señora. yo soy {me} {nacida} y ella {other} {otherBorn}',
  ].map((said, place): Thread => ({
    what: `${said}: whose each is says the record, and nothing is asked crosswise`,
    people: couple(`Wexbrook${'ab'[place] ?? ''}`, 24 + place),
    turns: [text(said, 'received')],
    ends: { tickets: ['lisinopril pharmacy_submitted', 'metformin review'], of: ['Victor', 'Yolanda'] },
  })),
  {
    what: 'both are out of it, and then who they are: one request for each, and none waits',
    people: couple('Wexley', 1),
    turns: [
      text('we are both out of lisinopril', 'received'),
      text('{me} {born} and {other} {otherBorn}', 'submitted'),
    ],
    ends: both,
  },
  {
    what: 'a los dos se nos acabó, y luego quiénes son',
    people: couple('Wexmonte', 2),
    turns: [
      text('a los dos se nos acabo el lisinopril', 'received'),
      text('{me} {nacida} y {other} {otherBorn}', 'submitted'),
    ],
    ends: both,
  },
  {
    what: 'two medicines, and then two people: to each what they alone take',
    people: couple('Wexford', 3),
    turns: [
      text('need tamsulosin and metformin', 'received'),
      text('{me} {born} and {other} {otherBorn}', 'submitted'),
    ],
    ends: oneEach,
  },
  {
    what: 'what both take among several: nobody can tell whose it is, and a person asks',
    people: couple('Wexham', 4),
    turns: [
      text('need lisinopril and metformin', 'received'),
      text('{me} {born} and {other} {otherBorn}', 'person_takes_over'),
    ],
    ends: { tickets: ['lisinopril identity_review', 'metformin identity_review'], of: [null] },
  },
  ...[
    ['tamsulosin for victor, metformin for yolanda'],
    ['metformin for yolanda', 'tamsulosin for victor'],
    ['tamsulosin and metformin'],
  ].map((said, place) => ({
    what: `who they are, and then: ${said.join(' / ')}`,
    people: couple(`Wexstead${'abc'[place] ?? ''}`, 5 + place),
    turns: [
      text('{me} {born} and {other} {otherBorn} need refills', 'which_drug'),
      ...said.map((one) => text(one, 'submitted')),
    ],
    ends: oneEach,
  })),
  {
    what: 'what both take, and not whose, where they were named: who it is for is asked',
    people: couple('Wexbury', 8),
    turns: [
      text('{me} {born} and {other} {otherBorn} need refills', 'which_drug'),
      text('lisinopril', 'received', 'full name'),
    ],
    ends: { among: ['lisinopril clarifying'], tasks: [] },
  },
  {
    what: 'mother and son, and then for me and for him',
    people: family('Wexcombe', 9),
    turns: [
      text('{me} {born} and {other} {otherBorn} need refills', 'which_drug'),
      text('losartan for me albuterol for him', 'submitted'),
    ],
    ends: {
      tickets: ['albuterol pharmacy_submitted', 'losartan pharmacy_submitted'],
      of: ['Hugo', 'Teresa'],
      tasks: [],
    },
  },
  {
    what: 'her husband by name, his birth date, and what he needs: it is his',
    people: couple('Wexvale', 10),
    turns: [
      text('hi this is yolanda calling for my husband {me}', 'received'),
      text('his bday is {born}', 'person_takes_over'),
      text('he needs the tamsulosin', 'received'),
    ],
    ends: { among: ['tamsulosin review'], of: ['Victor'] },
  },
  ...[
    ['refill for my son', 'need_info', '{born}'],
    ['un resurtido para mi hijo', 'need_info', '{nacida}'],
  ].map(([first, asked], place) => ({
    what: `${String(first)}, then who, then which`,
    people: family(`Wexhof${'ab'[place] ?? ''}`, 11 + place),
    turns: [
      text(String(first), 'received'),
      text('{other} {otherBorn}', String(asked)),
      text('montelukast', 'submitted'),
    ],
    ends: his,
  })),
  {
    what: 'and the other one of his too, once the first was told',
    people: family('Wexlund', 13),
    turns: [
      text('{other} {otherBorn} needs albuterol', 'submitted'),
      text('actually both albuterol and montelukast', 'already_received+submitted'),
    ],
    ends: {
      tickets: ['albuterol pharmacy_submitted', 'montelukast pharmacy_submitted'],
      of: ['Hugo'],
      tasks: [],
    },
  },
  {
    what: 'what only the other one takes, and then the other one by name: it is theirs',
    people: couple('Wexborne', 16),
    turns: [text('{me} {born} metformin please', 'person_review'), text('{other} {otherBorn}', 'submitted')],
    ends: { tickets: ['metformin pharmacy_submitted', 'metformin withdrawn'], tasks: [] },
  },
  ...[['{me} {born} metformin please'], ['metformin please', '{me} {born}']].map((said, place) => ({
    what: `${said.join(' / ')}: only the other one of this phone takes it, and a person finds out whose it is`,
    people: couple(`Wexborough${'ab'[place] ?? ''}`, 14 + place),
    turns: [
      ...said.slice(1).map(() => text(said[0] ?? '', 'received')),
      text(said.at(-1) ?? '', 'person_review'),
    ],
    ends: { tickets: ['metformin review'], of: ['Victor'], tasks: [] },
  })),
];
