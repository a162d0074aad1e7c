import { mary, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const strange: Person = { ...two, onFile: false };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const sent = { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], tasks: [] };
const strengths = { tickets: ['lisinopril pharmacy_submitted', 'lisinopril pharmacy_submitted'], tasks: [] };

const many: Person = {
  ...mary,
  prescriptions: [
    { drug: 'Metoprolol Tartrate 50 MG Oral Tablet', rxNumber: '{n}001' },
    { drug: 'Levothyroxine 50 MCG Oral Tablet', rxNumber: '{n}002' },
    { drug: 'Levothyroxine 75 MCG Oral Tablet', rxNumber: '{n}003' },
    { drug: 'Lisinopril 10 MG Oral Tablet', rxNumber: '{n}004' },
    { drug: 'Atorvastatin 40 MG Oral Tablet', rxNumber: '{n}005', refills: 0 },
    { drug: 'Metformin 500 MG Oral Tablet', rxNumber: '{n}006', filledDaysAgo: 5 },
  ],
};
const unknownPhone: Person = { ...many, onFile: false };
const muchas: Person = { ...many, given: 'Rosa', language: 'es' };
const pressure = { tickets: ['lisinopril pharmacy_submitted', 'metoprolol pharmacy_submitted'], tasks: [] };
const thyroid = {
  tickets: ['levothyroxine pharmacy_submitted', 'levothyroxine pharmacy_submitted'],
  tasks: [],
};
const numbered = 'Rx {n}001 and Rx {n}004';

/** Of what was asked about both, or those that are named, and never all that somebody takes. */
export const eachOfThese: Thread[] = [
  ...['both', 'both of them', 'I need them both please', 'the two', 'all of them', 'i need all of them'].map(
    (said) => ({
      what: `blood pressure pills: ${said}`,
      people: [many],
      turns: [
        text('blood pressure pills {me} {born}', 'which_drug'),
        text(said, 'submitted', 'Requests RG-'),
        text(`${numbered} {me} {born}`, 'already_received'),
      ],
      ends: pressure,
    }),
  ),
  ...['las dos', 'ambas por favor', 'quiero las dos', 'las dos que tomo', 'todas'].map((said) => ({
    what: `pastillas para la presión: ${said}`,
    people: [muchas],
    turns: [
      text('{me} {nacida} necesito pastillas para la presión', 'which_drug'),
      text(said, 'submitted', 'Pedidos RG-'),
    ],
    ends: pressure,
  })),
  ...['both', 'I’ll take both', 'the 50 and the 75', 'both strengths please', 'el de 50 y el de 75'].map(
    (said) => ({
      what: `two strengths of one: ${said}`,
      people: [many],
      turns: [text('{me} {born} refill levothyroxine', 'which_drug'), text(said, 'submitted')],
      ends: thyroid,
    }),
  ),
  ...['not the 50, the 75', 'la de 75 mcg por favor', '75 not 50'].map((said) => ({
    what: `one strength of two: ${said}`,
    people: [many],
    turns: [text('{me} {born} refill levothyroxine', 'which_drug'), text(said, 'submitted')],
    ends: { tickets: ['levothyroxine pharmacy_submitted'], tasks: [] },
  })),
  ...['sorry both', 'and the 50 too', 'both please'].map((said) => ({
    what: `one strength of two, and then: ${said}`,
    people: [many],
    turns: [
      text('{me} {born} refill levothyroxine', 'which_drug'),
      text('the 75', 'submitted'),
      text(said, 'submitted'),
    ],
    ends: thyroid,
  })),
  ...['all three', 'all 4 of them', 'the second one', 'i need a refill'].map((said) => ({
    what: `of two: ${said}: which is asked again, and the answer counts`,
    people: [many],
    turns: [
      text('{me} {born} refill levothyroxine', 'which_drug'),
      text(said, 'which_drug'),
      text('el de 50', 'submitted'),
    ],
    ends: { tickets: ['levothyroxine pharmacy_submitted'], tasks: [] },
  })),
  ...['both', 'all three', 'the first one'].map((said) => ({
    what: `${said}, and then two Rx numbers: those alone, and no question stays behind`,
    people: [many],
    turns: [
      text('{me} {born} need a refill', 'which_drug'),
      text(said, 'which_drug'),
      text(`${numbered} {me} {born}`, 'submitted', 'Requests RG-'),
    ],
    ends: pressure,
  })),
  {
    what: 'both, before anybody knows who it is: it is asked again, and never becomes all of them',
    people: [unknownPhone],
    turns: [
      text('I need a refill', 'received'),
      text('both of them', 'asked_again'),
      text(`{me} {born} ${numbered}`, 'submitted', 'Requests RG-'),
    ],
    ends: pressure,
  },
  {
    what: 'all of them, and then the one that it is after all',
    people: [unknownPhone],
    turns: [
      text('refill all my meds', 'received'),
      text('just the lisinopril', 'received'),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'] },
  },
  ...['both', 'the two of them', 'the second one'].flatMap((said) =>
    ['{me} {born}', 'Bob Nobody 1/1/1950'].map((who) => ({
      what: `${who}, ${said} of what nobody may be told of: asked for the label, whoever it is`,
      people: [unknownPhone],
      turns: [text(`${who} refill levothyroxine`, 'received'), text(said, 'asked_again', 'Rx number')],
      ends: { among: ['levothyroxine clarifying'] },
    })),
  ),
];

/** All of somebody's medicines are wanted, and none is lost on the way, nor one sent that is not wanted. */
export const everyOne: Thread[] = [
  ...[
    'refill all my meds {me} {born}',
    'refill all my meds {me} {born} rx {n}001',
    'refill everything please {me} {born} rx {n}002',
    'both my meds {me} {born}',
    '{me} {born} refill both',
  ].map((said) => ({
    what: `all at once: ${said}`,
    people: [two],
    turns: [text(said, 'submitted')],
    ends: sent,
  })),
  ...['{me} {born}', '{me} {born} rx {n}001'].flatMap((said) =>
    [two, strange].map((person) => ({
      what: `all my meds, and then: ${said}${person === strange ? ', from a phone that is nobody’s' : ''}`,
      people: [person],
      turns: [
        text('refill all my meds', 'received'),
        text(said, person === two || said.includes('rx') ? 'submitted' : 'received'),
      ],
      ends: sent,
    })),
  ),
  ...['both', 'all of them', 'the two of them please', 'all my meds'].map((said) => ({
    what: `which medicine? ${said}`,
    people: [two],
    turns: [text('{me} {born} need a refill', 'which_drug'), text(said, 'submitted', 'Requests RG-')],
    ends: sent,
  })),
  {
    what: 'todas, mal escrito, y luego quién',
    people: [dos],
    turns: [text('nesesito todas mis medisinas', 'received'), text('{me} {nacida}', 'submitted')],
    ends: sent,
  },
  ...['las dos', 'todas', 'si, las dos por favor'].map((said) => ({
    what: `¿cuál medicina? ${said}`,
    people: [dos],
    turns: [text('{me} {nacida} necesito resurtir', 'which_drug'), text(said, 'submitted', 'Pedidos RG-')],
    ends: sent,
  })),
  ...['need my refills', 'refill please'].map((said) => ({
    what: `before anybody knows who: ${said}, all of them, and then the name`,
    people: [strange],
    turns: [text(said, 'received'), text('all of them', 'received'), text('{me} {born}', 'received')],
    ends: sent,
  })),
  {
    what: 'both of six is asked again, and never guessed',
    people: [mary],
    turns: [text('{me} {born} need refills', 'which_drug'), text('both', 'which_drug')],
    ends: { tickets: ['- clarifying'], tasks: [] },
  },
  ...['refill all my meds except metoprolol', 'refill everything but the metoprolol'].map((said) => ({
    what: `${said}: the one that is spared is not sent`,
    people: [two],
    turns: [text(`${said} {me} {born}`, 'submitted')],
    ends: { tickets: ['atorvastatin pharmacy_submitted'], tasks: [] },
  })),
  ...['the two', 'both of them', 'las dos', 'todas', 'all of them', '1 and 2'].map((said) => ({
    what: `two strengths are offered: ${said}`,
    people: [{ ...mary, acceptsDetails: true }],
    turns: [text('{me} {born} refill lisinopril', 'choose_medicine'), text(said, 'submitted')],
    ends: strengths,
  })),
];
