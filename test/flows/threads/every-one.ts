import { mary, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const strange: Person = { ...two, onFile: false };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const sent = { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], tasks: [] };
const strengths = { tickets: ['lisinopril pharmacy_submitted', 'lisinopril pharmacy_submitted'], tasks: [] };

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
