import { event, inSpanish, mary, stranger, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...inSpanish, prescriptions: two.prescriptions ?? [] };
const other: Person = { ...two, given: 'Walter', birthDate: '1948-11-02', onFile: false };
const held = { openTasks: ['tell_pharmacy_to_hold'] };

/** Said of somebody, and then of somebody else who may not be named: it does not go on for the first. */
export const forAnother: Thread[] = [
  ...[
    'sorry thats for my wife not me',
    'oh sorry i put my own name in. should be for my dad',
    'not for me, for my son',
    'its my moms not mine',
    'my bad that should be my sister Joy, not her',
    'not me, my wife',
    'oh wait that one is my husbands',
  ].map((said) => ({
    what: `${said}: the sender’s is taken back, and who it is for is asked`,
    people: [two, other],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text(said, 'which_patient'),
      text('{other} {otherBorn}', 'received'),
    ],
    ends: { tickets: ['metoprolol review', 'metoprolol withdrawn'], ...held, of: ['Mary', 'Walter'] },
  })),
  {
    what: 'perdón es para mi esposo no para mí: lo mismo en español',
    people: [dos, other],
    turns: [
      text('surtir metoprolol {me} {nacida}', 'submitted'),
      text('perdón es para mi esposo no para mí', 'which_patient'),
    ],
    ends: { tickets: ['metoprolol clarifying', 'metoprolol withdrawn'], ...held },
  },
  {
    what: 'and named in the same text: it is asked for him',
    people: [two, other],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('sorry that is for my brother {other}, not me', 'received'),
    ],
    ends: { tickets: ['metoprolol clarifying', 'metoprolol withdrawn'], ...held },
  },
  {
    what: 'from a phone that nobody has, told whose it was and then whose it is',
    people: [stranger, other],
    turns: [
      text('need metoprolol', 'received'),
      text('{me} {born}', 'received'),
      text('oops that was supposed to be for my husband', 'which_patient'),
      text('{other} {otherBorn}', 'received'),
    ],
    ends: { tickets: ['metoprolol review', 'metoprolol withdrawn'], of: ['Mary', 'Walter'] },
  },
  {
    what: 'before anybody is named: he is asked for, and a person verifies it with him',
    people: [stranger, other],
    turns: [
      text('need metoprolol', 'received'),
      text('sorry thats for my husband not me', 'which_patient'),
      text('{other} {otherBorn}', 'received'),
    ],
    ends: { tickets: ['metoprolol review'], of: ['Walter'] },
  },
  {
    what: 'where the pharmacy is at work: a person stops it there',
    people: [two, other],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      event('metoprolol', { type: 'pharmacy_processing' }),
      text('wait thats not me its for my neighbor', 'which_patient'),
    ],
    ends: {
      tickets: ['metoprolol clarifying', 'metoprolol pharmacy_processing'],
      openTasks: ['confirm_withdrawal'],
    },
  },
  {
    what: 'two medicines are both for him',
    people: [two, other],
    turns: [
      text('refill metoprolol and atorvastatin {me} {born}', 'submitted'),
      text('disculpe, no es para mi, es para mi papá', 'which_patient'),
    ],
    ends: {
      tickets: [
        ...['atorvastatin clarifying', 'atorvastatin withdrawn'],
        ...['metoprolol clarifying', 'metoprolol withdrawn'],
      ],
    },
  },
  {
    what: 'one more for somebody takes nothing back',
    people: [two],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('actually i also need one for my wife', 'received'),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'], openTasks: [] },
  },
  ...['its bob, metoprolol', 'this isnt my phone, metoprolol please', 'soy Bob, metoprolol'].map((said) => ({
    what: `the phone does not say who it is: ${said}`,
    people: [two],
    turns: [
      text(said, 'which_patient'),
      text('metoprolol', 'which_patient'),
      text('{me} {born}', 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  })),
  {
    what: 'one for her, and the same for me too: hers still waits for who she is',
    people: [two],
    turns: [text('metoprolol for my mom', 'which_patient'), text('metoprolol for me too', 'received')],
    ends: { tickets: ['metoprolol clarifying', 'metoprolol pharmacy_submitted'], of: ['Mary', null] },
  },
];
