import { event, mary, stranger, task, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const runsOn = { among: ['metoprolol pharmacy_submitted'] };

/** However it is named, what is only taken back is not asked for in the same breath. */
const named: Thread[] = [
  ...[
    'please cancel the metoprolol refill for {me} {born} Rx {n}001',
    'Hi I want to cancel the refill of metoprolol, Rx {n}001. {me} {born}',
    'cancel {me} {born} metoprolol Rx {n}001',
    'i no longer need the metoprolol refill, {me} {born}, Rx {n}001',
  ].map((said) => ({
    what: `it is withdrawn, and nothing is ordered again: ${said}`,
    people: [two],
    turns: [text('{me} {born} metoprolol Rx {n}001', 'submitted'), text(said, 'withdrawn')],
    ends: { tickets: ['metoprolol withdrawn'], tasks: [] },
  })),
  ...['por favor cancele el resurtido de metoprolol de {me} {nacida} Rx {n}001'].map((said) => ({
    what: `se retira, y no se pide otra vez: ${said}`,
    people: [dos],
    turns: [text('{me} {nacida} surtir metoprolol', 'submitted'), text(said, 'withdrawn')],
    ends: { tickets: ['metoprolol withdrawn'], tasks: [] },
  })),
  {
    what: 'from a phone that has asked for nothing: a person looks, and no medicine is asked for',
    people: [stranger],
    turns: [text('cancel the refill for {me} {born} Rx {n}001', 'withdraw_received')],
    ends: { tickets: ['- review'] },
  },
];

const asked = '{me} {born} refill metoprolol and atorvastatin';

/** By a number, or by its place among several. */
const ofSeveral: Thread[] = [
  ...['cancel Rx {n}002', 'please cancel {n}002'].map((said) => ({
    what: `${said}: the number says which`,
    people: [two],
    turns: [text(asked, 'submitted'), text(said, 'withdrawn')],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'], tasks: [] },
  })),
  {
    what: 'cancele la receta {n}001: el número dice cuál',
    people: [dos],
    turns: [
      text('{me} {nacida} surtir metoprolol y atorvastatina', 'submitted'),
      text('cancele la receta {n}001', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'], tasks: [] },
  },
  ...['disregard the first one', 'cancel one of them please'].map((said) => ({
    what: `${said}, from a phone that nobody has: a person finds out which, on both`,
    people: [stranger],
    turns: [text(asked, 'received'), text(said, 'withdraw_received')],
    ends: {
      tickets: ['- review', 'atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      tasks: ['call_back', 'find_withdrawn', 'find_withdrawn'],
    },
  })),
  {
    what: 'disregard the first one, of more than a text can list: a person finds out which, on each',
    people: [mary],
    turns: [
      text(
        '{me} {born} refill metoprolol, atorvastatin, levothyroxine, omeprazole and lisinopril 10',
        'submitted+provider_requested+too_early',
      ),
      text('disregard the first one', 'withdraw_received'),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'], tasks: Array<string>(5).fill('find_withdrawn') },
  },
];

/** How, where or when it is to come takes nothing back; whoever brings it hears of it. */
const delivery: Thread[] = [
  ...[
    'dont send it to my old address',
    'dont send it yet',
    'dont ship it ups',
    'scratch that, send it to my work',
    'dont send it to my house, ill pick it up',
  ].map((said) => ({
    what: `${said}: it runs on, and a person tells whoever brings it`,
    people: [two],
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text(said, 'person_takes_over')],
    ends: { ...runsOn, openTasks: ['tell_delivery_wish'] },
  })),
  ...['no lo mande a la casa vieja', 'no quiero que lo manden por correo', 'no lo mande todavía'].map(
    (said) => ({
      what: `${said}: sigue en marcha, y una persona lo dice`,
      people: [dos],
      turns: [text('{me} {nacida} surtir metoprolol', 'submitted'), text(said, 'person_takes_over')],
      ends: { ...runsOn, openTasks: ['tell_delivery_wish'] },
    }),
  ),
  ...['i dont need a call just send it', 'never mind about calling me'].map((said) => ({
    what: `${said}: it runs on`,
    people: [two],
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text(said, 'person_takes_over')],
    ends: runsOn,
  })),
  ...['dont send it', 'scratch that'].map((said) => ({
    what: `${said}: that one is taken back`,
    people: [two],
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text(said, 'withdrawn')],
    ends: { tickets: ['metoprolol withdrawn'], tasks: [] },
  })),
  {
    what: 'no to what the provider changed: a clinician finds out, and nothing is withdrawn',
    people: [mary],
    turns: [
      text('{me} {born} levothyroxine Rx {n}003', 'provider_requested'),
      event(
        'levothyroxine',
        { type: 'provider_modified', change: 'another dose', reason: 'lab result' },
        'modified',
      ),
      text('no i dont want that', 'withdraw_noted'),
    ],
    ends: { tickets: ['levothyroxine awaiting_escript'], openTasks: ['change_refused'] },
  },
  ...['no i have plenty', "no thanks i'm good"].map((said) => ({
    what: `running out sooner? ${said}: the reminder stays`,
    people: [mary],
    turns: [text('{me} {born} omeprazole Rx {n}004', 'too_early'), text(said)],
    ends: { tickets: ['omeprazole too_early'], tasks: [] },
  })),
];

/** Second thoughts after a withdrawal are about what was taken back. */
const again: Thread[] = [
  ...['no wait both', 'keep both please'].map((said) => ({
    what: `only the one, and then: ${said}`,
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol and atorvastatin', 'submitted'),
      text('actually just the metoprolol', 'withdrawn'),
      text(said, 'submitted'),
    ],
    ends: {
      tickets: ['atorvastatin pharmacy_submitted', 'atorvastatin withdrawn', 'metoprolol pharmacy_submitted'],
      tasks: [],
    },
  })),
  {
    what: 'one and then all of it taken back, and then: keep them both',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol and atorvastatin', 'submitted'),
      text('cancel the metoprolol', 'withdrawn'),
      text('cancel everything', 'withdrawn'),
      text('i changed my mind, keep them both', 'submitted'),
    ],
    ends: {
      tickets: [
        ...['atorvastatin pharmacy_submitted', 'atorvastatin withdrawn'],
        ...['metoprolol pharmacy_submitted', 'metoprolol withdrawn'],
      ],
      tasks: [],
    },
  },
];

/** What a person has resolved is decided again by nobody who does not reopen it. */
const resolved: Thread[] = [
  {
    what: 'who it is for comes after a person has resolved it: it stays so, and a person reads what was said',
    people: [stranger],
    turns: [
      text('need metoprolol', 'received'),
      event('metoprolol', { type: 'resolve', outcomeText: 'called the patient' }),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['- review', 'metoprolol clarifying'] },
  },
];

const other: Person = { ...two, given: 'Walter', birthDate: '1948-11-02', onFile: false };

/** The wrong person's does not go on. */
const wrongPerson: Thread[] = [
  ...['wrong person sorry. its for {other} {otherBorn}', 'oops wrong name, its for {other} {otherBorn}'].map(
    (said) => ({
      what: `${said}: hers is taken back, and his is asked for`,
      people: [stranger, other],
      turns: [text('need metoprolol', 'received'), text('{me} {born}', 'received'), text(said, 'received')],
      ends: { among: ['metoprolol withdrawn'], of: ['Mary', 'Walter'] },
    }),
  ),
];

const accepted = event('metoprolol', { type: 'pharmacy_accepted' }, 'accepted');
const goesOn = { tickets: ['metoprolol pharmacy_processing'], tasks: ['confirm_withdrawal'], openTasks: [] };

/** Second thoughts while the pharmacy is at work on it: nobody calls it off there. */
const atWork: Thread[] = [
  ...[
    ['cancel it please', 'wait no i want it keep it'],
    ['never mind', 'I do need it'],
    ['cancel my metoprolol', 'no keep my metoprolol'],
    ['dont send it', 'oops ignore that, i still need it'],
    ['cancel it please', '{me} {born} refill metoprolol'],
  ].map(([cancel = '', keep = '']) => ({
    what: `${cancel}, and then: ${keep}`,
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      accepted,
      text(cancel, 'withdraw_check'),
      text(keep, 'already_received', 'working on it'),
    ],
    ends: { ...goesOn, of: ['Mary'] },
  })),
  ...(['claim', 'done'] as const).map((begun) => ({
    what: `somebody has begun to call it off (${begun}): they are asked to say that it is wanted`,
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      accepted,
      text('cancel it please', 'withdraw_check'),
      task('confirm_withdrawal', begun),
      text('wait no i want it keep it', 'already_received'),
    ],
    ends: {
      ...goesOn,
      tasks: ['confirm_withdrawal', 'tell_still_wanted'],
      openTasks: ['tell_still_wanted'],
    },
  })),
  {
    what: 'cancélelo, y luego: espere no, sí lo necesito',
    people: [dos],
    turns: [
      text('{me} {nacida} surtir metoprolol', 'submitted'),
      accepted,
      text('cancélelo por favor', 'withdraw_check'),
      text('espere no, sí lo necesito', 'already_received'),
    ],
    ends: { ...goesOn, of: ['Rosa'] },
  },
  {
    what: 'from a phone that nobody has: it goes on, and nothing is told',
    people: [stranger],
    turns: [
      text('{me} {born} refill metoprolol', 'received'),
      { ...accepted, said: ['event_news'] },
      text('cancel it please', 'withdraw_received'),
      text('wait no i want it keep it', 'received'),
    ],
    ends: goesOn,
  },
  {
    what: 'one at the pharmacy and one withdrawn, and then: keep both',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol and atorvastatin', 'submitted'),
      accepted,
      text('cancel metoprolol', 'withdraw_check'),
      text('cancel atorvastatin', 'withdrawn'),
      text('no wait keep both', 'already_received+submitted'),
    ],
    ends: { among: ['atorvastatin pharmacy_submitted', 'metoprolol pharmacy_processing'], openTasks: [] },
  },
  {
    what: 'what the provider changed, not wanted, and then wanted after all',
    people: [mary],
    turns: [
      text('{me} {born} levothyroxine Rx {n}003', 'provider_requested'),
      event(
        'levothyroxine',
        { type: 'provider_modified', change: 'another dose', reason: 'lab result' },
        'modified',
      ),
      text('no i dont want that', 'withdraw_noted'),
      text('actually i do want it', 'already_received'),
    ],
    ends: { tickets: ['levothyroxine awaiting_escript'], tasks: ['change_refused'], openTasks: [] },
  },
];

export const takenBack: Thread[] = [
  ...wrongPerson,
  ...named,
  ...delivery,
  ...again,
  ...resolved,
  ...atWork,
  ...ofSeveral,
];
