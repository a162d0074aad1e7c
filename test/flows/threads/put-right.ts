import { mary, stranger, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const strange: Person = { ...two, onFile: false };
const changed = {
  tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'],
  tasks: [],
};
const stronger = { tickets: ['lisinopril pharmacy_submitted', 'lisinopril withdrawn'], tasks: [] };

/** What a phone sends for an edited text takes the place of what was sent before. */
const edited: Thread[] = [
  ...[
    'Edited to “refill metoprolol {me} {born}”',
    'Edited to "refill metoprolol"',
    'Editado a «metoprolol»',
  ].map((said) => ({
    what: `the medicine: ${said}`,
    people: [two],
    turns: [text('refill atorvastatin {me} {born}', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: { ...changed, of: ['Mary'] },
  })),
  {
    what: 'the strength: the one before is not sent',
    people: [mary],
    turns: [
      text('{me} {born} refill lisinopril 10', 'submitted'),
      text('Edited to “{me} {born} refill lisinopril 20”', 'withdrawn+submitted'),
    ],
    ends: stronger,
  },
  {
    what: 'a courtesy: nothing changes',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('Edited to “{me} {born} refill metoprolol pls”', 'already_received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'one more medicine: both are asked for',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('Edited to “refill metoprolol and atorvastatin”', 'already_received+submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], tasks: [] },
  },
];

/** "Change that to …", and a strength named anew. */
const inPlace: Thread[] = [
  ...[
    'change that to metoprolol',
    'can you change my request to metoprolol please',
    'make that metoprolol',
  ].map((said) => ({
    what: `atorvastatin, and then: ${said}`,
    people: [two],
    turns: [text('{me} {born} refill atorvastatin', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: changed,
  })),
  ...['cámbielo por metoprolol', 'puede cambiar eso por metoprolol por favor'].map((said) => ({
    what: `atorvastatina, y luego: ${said}`,
    people: [dos],
    turns: [
      text('{me} {nacida} surtir atorvastatina', 'submitted'),
      text(said, 'withdrawn+submitted', 'Pedido'),
    ],
    ends: changed,
  })),
  {
    what: 'before anybody knows who asks',
    people: [strange],
    turns: [
      text('refill atorvastatin', 'received'),
      text('change that to metoprolol', 'received'),
      text('{me} {born}', 'received'),
    ],
    ends: changed,
  },
  {
    what: 'to a medicine that they do not take: that is for a clinician',
    people: [two],
    turns: [
      text('{me} {born} refill atorvastatin', 'submitted'),
      text('change that to losartan', 'clinical_guardrail'),
    ],
    ends: { among: ['atorvastatin pharmacy_submitted', '- clinical_review'] },
  },
  ...['shoot meant metoprolol', 'nope wrong one its metoprolol', 'ugh sorry metoprolol'].map((said) => ({
    what: `the wrong one, and then: ${said}`,
    people: [two],
    turns: [text('{me} {born} refill atorvastatin', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: changed,
  })),
  ...['bueno nomas el metoprolol', 'solo el metoprolol por favor'].map((said) => ({
    what: `las dos, y luego: ${said}`,
    people: [dos],
    turns: [text('{me} {nacida} surtir las dos', 'submitted'), text(said, 'withdrawn')],
    ends: changed,
  })),
  ...['sorry i meant lisinopril 20', '*lisinopril 20'].map((said) => ({
    what: `10, and then: ${said}`,
    people: [mary],
    turns: [text('{me} {born} refill lisinopril 10', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: stronger,
  })),
  {
    what: '20 not 10 before anybody knows who asks: what is missing is asked on',
    people: [stranger],
    references: 1,
    turns: [
      text('refill lisinopril 10', 'received'),
      text('sorry 20 not 10', 'need_info', 'full name'),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'the 10, and then the 20, by somebody who said who they are from a phone that is nobody’s',
    people: [stranger],
    turns: [
      text('refill lisinopril', 'received'),
      text('{me} {born}', 'received'),
      text('the 10', 'received'),
      text('no the 20', 'correction_noted'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'] },
  },
];

/** A CANCEL with a word more is said of the request; alone it is the carrier’s. */
const cancelled: Thread[] = [
  ...['CANCEL please', 'please cancel', 'Cancel it', 'ok cancel that please', 'i want to cancel'].map(
    (said) => ({
      what: `${said}: the one request is withdrawn, and texts go on`,
      people: [two],
      turns: [
        text('{me} {born} refill metoprolol', 'submitted'),
        text(said, 'withdrawn'),
        text('{me} {born} refill atorvastatin', 'submitted'),
      ],
      ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'], suppressed: [] },
    }),
  ),
  {
    what: 'cancele por favor: se retira el pedido',
    people: [dos],
    turns: [
      text('{me} {nacida} surtir metoprolol', 'submitted'),
      text('cancele por favor', 'withdrawn', 'retirado'),
    ],
    ends: { tickets: ['metoprolol withdrawn'], suppressed: [] },
  },
  {
    what: 'CANCEL please, where two are open: which one is asked',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol and atorvastatin', 'submitted'),
      text('CANCEL please', 'which_request'),
      text('both', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol withdrawn'] },
  },
  {
    what: 'CANCEL please, where nothing is open: a person looks',
    people: [two],
    turns: [text('CANCEL please', 'withdraw_received')],
    ends: { tickets: ['- review'], suppressed: [] },
  },
  {
    what: 'CANCEL alone is the carrier’s keyword, whatever is open',
    people: [two],
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text('CANCEL')],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
];

/** Whoever wants no calls wants texts, and no end of them. */
const noCalls: Thread[] = [
  ...['dont call me just text', 'dont call me, text me instead', 'please dont call, only text'].map(
    (said) => ({
      what: `${said}: texts go on, and a person reads it`,
      people: [two],
      turns: [
        text('{me} {born} refill metoprolol', 'submitted'),
        text(said, 'person_takes_over'),
        text('{me} {born} refill atorvastatin', 'submitted'),
      ],
      ends: { among: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], suppressed: [] },
    }),
  ),
  {
    what: 'no me llamen, solo mensajes: se siguen mandando',
    people: [dos],
    turns: [
      text('{me} {nacida} surtir metoprolol', 'submitted'),
      text('no me llamen solo mensaje', 'person_takes_over'),
      text('{me} {nacida} surtir atorvastatina', 'submitted'),
    ],
    ends: { among: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'], suppressed: [] },
  },
  {
    what: 'dont call or text me ends both',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('dont call or text me anymore', 'opt_out_confirmed'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
];

export const putRight: Thread[] = [...edited, ...inPlace, ...cancelled, ...noCalls];
