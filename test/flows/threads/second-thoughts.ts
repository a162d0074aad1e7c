import { call, event, mary, stranger, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const accepting: Person = { ...mary, acceptsDetails: true };
const swapped = { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'], tasks: [] };
const bothSent = { tickets: ['lisinopril pharmacy_submitted', 'lisinopril pharmacy_submitted'], tasks: [] };
const held = {
  among: ['metoprolol clinical_review'],
  tasks: ['start_medication_change', 'tell_pharmacy_to_hold'],
  of: ['Mary'],
};

/** A medicine is said to be stopped or changed, after it was asked for. */
const stopped: Thread[] = [
  ...(
    [
      ['{me} {born}, refill metoprolol', 'also atorvastatin', 'no just atorvastatin', two],
      ['{me} {nacida}, surtir metoprolol', 'tambien atorvastatina', 'no, solo atorvastatina', dos],
    ] as const
  ).map(([first, more, only, person]) => ({
    what: `${more}, and then: ${only}: what was asked for in the text before is taken back`,
    people: [person],
    turns: [text(first, 'submitted'), text(more, 'submitted'), text(only, 'withdrawn')],
    ends: swapped,
  })),
  {
    what: 'both, and then: just the one, I still have the other: the other is taken back, and never the one',
    people: [two],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      text('actually just the atorvastatin i still have metoprolol', 'withdrawn'),
    ],
    ends: swapped,
  },
  ...[
    'my doctor told me to stop metoprolol',
    'my doctor told me to stop taking it',
    'Dr said stop the metoprolol',
    'my doctor increased my metoprolol to 100',
  ].map((said) => ({
    what: `asked for, and then: ${said}`,
    people: [two],
    turns: [text('{me} {born}, refill metoprolol', 'submitted'), text(said, 'clinical_guardrail')],
    ends: held,
  })),
  {
    what: 'en español: el doctor dice que lo deje',
    people: [dos],
    turns: [
      text('{me} {nacida}, necesito surtir metoprolol', 'submitted'),
      text('mi doctor me dijo que deje el metoprolol', 'clinical_guardrail', 'farmacéutico'),
    ],
    ends: { ...held, of: ['Rosa'] },
  },
  {
    what: 'one of two is stopped: the other goes on, and asking again finds the first with a clinician',
    people: [two],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      text('my dr took me off the metoprolol', 'clinical_guardrail'),
      text('{me} {born} refill metoprolol', 'already_received', 'pharmacist or nurse'),
    ],
    ends: {
      ...held,
      tickets: ['- clinical_review', 'atorvastatin pharmacy_submitted', 'metoprolol clinical_review'],
    },
  },
  {
    what: 'stopped before anybody knows who asks: the name sends it nowhere',
    people: [stranger],
    turns: [
      text('refill metoprolol', 'received'),
      text('my doctor told me to stop metoprolol', 'clinical_guardrail+received'),
      text('{me} {born}', 'clinical_guardrail'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol clinical_review'], of: ['Mary'] },
  },
  {
    what: 'stopped where it was too early: no reminder sends it',
    people: [mary],
    turns: [
      text('{me} {born}, refill omeprazole', 'too_early'),
      text('my doctor stopped my omeprazole', 'clinical_guardrail'),
    ],
    ends: { among: ['omeprazole clinical_review'], tasks: ['start_medication_change'] },
  },
  {
    what: 'stopped by a call after a text',
    people: [two],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      call('this is {me}, born {born}, my doctor told me to stop the metoprolol', 'clinical_guardrail'),
    ],
    ends: held,
  },
];

/** One medicine is taken back and another wanted, in one text: both halves count. */
const swaps: Thread[] = [
  ...[
    'cancel metoprolol and add atorvastatin',
    'cancel the metoprolol and refill atorvastatin instead',
    'not metoprolol, atorvastatin instead',
    'instead of metoprolol I need atorvastatin',
    'dont send the metoprolol, send atorvastatin',
  ].map((said) => ({
    what: `metoprolol, and then: ${said}`,
    people: [two],
    turns: [text('{me} {born}, refill metoprolol', 'submitted'), text(said, 'withdrawn+submitted')],
    ends: { ...swapped, of: ['Mary'] },
  })),
  ...['cancele el metoprolol y agregue atorvastatina', 'no metoprolol, mejor atorvastatina'].map((said) => ({
    what: `metoprolol, y luego: ${said}`,
    people: [dos],
    turns: [
      text('{me} {nacida}, necesito surtir metoprolol', 'submitted'),
      text(said, 'withdrawn+submitted', 'Pedido'),
    ],
    ends: { ...swapped, of: ['Rosa'] },
  })),
  ...['cancel metoprolol and add atorvastatin', 'not metoprolol, atorvastatin instead'].map((said) => ({
    what: `from a phone that is nobody’s: ${said}`,
    people: [stranger],
    turns: [
      text('refill metoprolol', 'received'),
      text(said, 'received', 'full name'),
      text('{me} {born}', 'received'),
    ],
    ends: { ...swapped, of: [null, 'Mary'].toSorted() },
  })),
  {
    what: 'both are open, and one is to go',
    people: [two],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      text('cancel metoprolol and send atorvastatin', 'withdrawn+already_received'),
    ],
    ends: swapped,
  },
  {
    what: 'in another strength of the same medicine',
    people: [mary],
    turns: [
      text('{me} {born}, refill lisinopril 10 mg', 'submitted'),
      text('cancel lisinopril 10 mg, add lisinopril 20 mg', 'withdrawn+submitted'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted', 'lisinopril withdrawn'], tasks: [] },
  },
];

/** After one of those that we offered was chosen. */
const choices: Thread[] = [
  ...['actually the other one', 'no, 2', 'sorry, the second one', 'la otra', 'no, the 20 mg'].map((said) => ({
    what: `the first, and then: ${said}`,
    people: [accepting],
    references: 1,
    turns: [
      text('{me} {born}, refill lisinopril', 'choose_medicine', '1) lisinopril 10 mg', '2) lisinopril 20 mg'),
      text('1', 'submitted', 'lisinopril 10 mg'),
      text(said, 'submitted', 'lisinopril 20 mg'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [] },
  })),
  ...['both', 'the other too', 'and the other one too', 'and the 20 mg too', 'y la otra también'].map(
    (said) => ({
      what: `the first, and then: ${said}`,
      people: [accepting],
      references: 2,
      turns: [
        text('{me} {born}, refill lisinopril', 'choose_medicine'),
        text('1', 'submitted', 'lisinopril 10 mg'),
        text(said, 'submitted', 'lisinopril 20 mg'),
      ],
      ends: bothSent,
    }),
  ),
  {
    what: 'the first, and then a bare 2: the second as well, or in its place? A person asks',
    people: [accepting],
    turns: [
      text('{me} {born}, refill lisinopril', 'choose_medicine'),
      text('1', 'submitted'),
      text('2', 'person_takes_over'),
    ],
    ends: { among: ['lisinopril pharmacy_submitted'], tasks: ['answer_sender'] },
  },
  {
    what: 'the other one, and the pharmacy is at work on the first: a person stops it',
    people: [accepting],
    turns: [
      text('{me} {born}, refill lisinopril', 'choose_medicine'),
      text('1', 'submitted'),
      event('lisinopril', { type: 'pharmacy_accepted' }, 'accepted'),
      text('actually the other one', 'person_takes_over'),
    ],
    ends: { tickets: ['lisinopril pharmacy_processing'], tasks: ['confirm_correction'] },
  },
];

/** What was said since the exchange began is not asked again. */
const saidBefore: Thread[] = [
  ...['also atorvastatin', 'and my atorvastatin please', 'refill atorvastatin too'].map((said) => ({
    what: `one’s own phone, and after an outcome: ${said}`,
    people: [two],
    references: 2,
    turns: [text('{me} {born}, refill metoprolol', 'submitted'), text(said, 'submitted')],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      tasks: [],
      of: ['Mary'],
    },
  })),
  ...[['{me} {born}'], ['Hi, this is {me}, {born}']].map(([said = '']) => ({
    what: `first: ${said}, and then the medicine`,
    people: [two],
    turns: [text(said, 'which_drug'), text('metoprolol', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  })),
  {
    what: 'name, date and medicine one by one, and nothing is asked twice',
    people: [two],
    turns: [
      text('{me}', 'received'),
      text('{born}', 'need_info', /^(?!.*date of birth)/is),
      text('metoprolol', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Mary'] },
  },
  {
    what: 'primero el nombre y la fecha, y luego la medicina',
    people: [dos],
    turns: [text('{me} {nacida}', 'which_drug', 'Pedido'), text('metoprolol', 'submitted', 'Pedido')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [], of: ['Rosa'] },
  },
  {
    what: 'my wife’s, after an outcome: what was said of oneself is not said of her',
    people: [two],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text('and my wife needs atorvastatin', 'which_patient'),
    ],
    ends: { among: ['metoprolol pharmacy_submitted', 'atorvastatin clarifying'] },
  },
  {
    what: 'words that nobody understands, after an outcome, are read by a person',
    people: [two],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text('the thing from before was not like that at all', 'person_takes_over'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
];

export const secondThoughts: Thread[] = [...stopped, ...swaps, ...choices, ...saidBefore];
