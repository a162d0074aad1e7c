import { inSpanish, mary, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...inSpanish, prescriptions: two.prescriptions ?? [] };

/** A refill and something of another kind in one text: both are seen to. */
export const besideWishes: Thread[] = [
  ...[
    '{me} {born} metoprolol and whats your address',
    '{me} {born} metoprolol, and what time do you close?',
    '{me} {born} refill metoprolol. also do you take aetna?',
    'metoprolol {me} {born}. my insurance changed',
    'metoprolol {me} {born} can my daughter pick it up',
  ].map((said) => ({
    what: `the refill is with the pharmacy, and a person reads the question: ${said}`,
    people: [two],
    turns: [text(said, 'person_review+submitted')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  })),
  ...['im on bactrim from urgent care', 'i take aspirin too'].map((said) => ({
    what: `${said}: a clinician hears of it, and no one has asked for it`,
    people: [two],
    turns: [text(`refill metoprolol {me} {born} ${said}`, 'clinical_guardrail+submitted')],
    ends: { tickets: ['- clinical_review', 'metoprolol pharmacy_submitted'], of: ['Mary'] },
  })),
  {
    what: 'what is told of another medicine is known: it is neither sent nor asked about',
    people: [two],
    turns: [text('{me} {born} refill metoprolol. my atorvastatin was delivered tuesday', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'nobody knows what is told of another medicine: it is not sent, and a person asks',
    people: [two],
    turns: [text('{me} {born} refill metoprolol. my atorvastatin bottle rattles', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: ['ask_about_medicine'] },
  },
  {
    what: 'metoprolol y a qué hora cierran: las dos cosas',
    people: [dos],
    turns: [text('{me} {nacida} metoprolol y a que hora cierran?', 'person_review+submitted')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
  ...[
    '{me} {born} metoprolol. and stop sending the atorvastatin, i dont take it anymore',
    '{me} {born} please refill metoprolol and do not send atorvastatin anymore',
    '{me} {born} need metoprolol, cancel the atorvastatin',
    '{me} {born} Please refill metoprolol. Also stop refilling atorvastatin.',
    '{me} {born} refill metoprolol and take atorvastatin off my list',
  ].flatMap((said): Thread[] => [
    {
      what: `none of the other is open, and a person takes it off: ${said}`,
      people: [two],
      turns: [text(said, 'person_review+submitted')],
      ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
    },
    {
      what: `the other is open, and is withdrawn: ${said}`,
      people: [two],
      turns: [text('{me} {born} refill atorvastatin', 'submitted'), text(said, 'withdrawn+submitted')],
      ends: { tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'], tasks: [] },
    },
  ]),
  {
    what: 'necesito metoprolol y ya no me manden la atorvastatina: una persona la quita',
    people: [dos],
    turns: [
      text('{me} {nacida} necesito metoprolol y ya no me manden la atorvastatina', 'person_review+submitted'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
  ...[
    'quit texting me so much lol just send the metoprolol',
    'quit texting me so much and just send the metoprolol',
    'dont text me anymore just mail my metoprolol',
    'pls dont text me call me instead {me} {born} metoprolol refill',
    'STOP. {me} {born} metoprolol',
  ].map((said) => ({
    what: `no more texts, the refill goes on, and a person calls: ${said}`,
    people: [two],
    turns: [text(said, 'opt_out_confirmed')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], openTasks: ['call_back'] },
  })),
  ...['when do i run out of my metoprolol?', 'is my metoprolol out of refills?'].map((said) => ({
    what: `a question, and nothing is ordered: ${said}`,
    people: [two],
    turns: [text(said, 'status_ask')],
    ends: { tickets: ['- review'] },
  })),
  {
    what: 'when will it be ready, in anger: whoever is told that a person looks has one',
    people: [two],
    turns: [
      text('refill metoprolol {me} {born}', 'submitted'),
      text('this is ridiculous when will it be ready', 'frustrated+already_received+status'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'did you guys run out of metoprolol? a person answers, and nothing is ordered',
    people: [two],
    turns: [text('did you guys run out of metoprolol?', 'person_takes_over')],
    ends: { tickets: ['- review'] },
  },
];

const doctors: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 3) };

/** What is wished of the refill itself: whoever works on it is told. */
export const wishedOfIt: Thread[] = [
  ...(
    [
      ['{me} {born} refill metoprolol, can i get 90 days this time?', 'tell_amount_wish'],
      ['{me} {born} metoprolol 90 day supply please', 'tell_amount_wish'],
      ['{me} {born} refill metoprolol for 3 months', 'tell_amount_wish'],
      ['{me} {born} refill metoprolol only 15 tablets please', 'tell_amount_wish'],
      ['{me} {born} refill metoprolol, not the blue generic, i want brand', 'tell_brand_wish'],
      ['{me} {born} refill metoprolol brand name please', 'tell_brand_wish'],
    ] as const
  ).map(([said, task]) => ({
    what: `it is with the pharmacy, and a person tells it: ${said}`,
    people: [two],
    turns: [text(said, 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [task] },
  })),
  ...(
    [
      ['{me} {nacida} surtir metoprolol para 90 dias', 'tell_amount_wish'],
      ['{me} {nacida} surtir metoprolol de marca por favor', 'tell_brand_wish'],
    ] as const
  ).map(([said, task]) => ({
    what: `${said}: una persona lo dice`,
    people: [dos],
    turns: [text(said, 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [task] },
  })),
  ...(
    [
      ['{me} {born} refill metoprolol', '90 day supply please', two],
      ['{me} {nacida} surtir metoprolol', 'que sean 90 dias', dos],
    ] as const
  ).map(([first, then, person]) => ({
    what: `${then}, behind a request: of that one, and no request of its own`,
    people: [person],
    turns: [text(first, 'submitted'), text(then, 'person_takes_over')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], openTasks: ['tell_amount_wish'] },
  })),
  {
    what: 'a question of whom the thread has verified, on their own phone: it is theirs',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('do you have curbside pickup', 'person_takes_over'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'refill metoprolol, and then: 90 days of it',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('can i get the metoprolol for 90 days', 'already_received'),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'], openTasks: ['tell_amount_wish'] },
  },
  ...[
    '{me} {born} I have a new doctor, Dr Patel. need levothyroxine',
    '{me} {born} refill levothyroxine. my new doctor is Dr Patel',
    '{me} {born} need levothyroxine. Dr Ramsey retired, send it to Dr Lee',
  ].map((said) => ({
    what: `the one they left is not asked: ${said}`,
    people: [doctors],
    turns: [text(said, 'person_review')],
    ends: { tickets: ['levothyroxine review'], tasks: ['tell_prescriber_wish'] },
  })),
  {
    what: 'asked already, and then another prescriber is named',
    people: [doctors],
    turns: [
      text('{me} {born} refill levothyroxine', 'provider_requested'),
      text('send the request to Dr Patel I left Dr Ramsey', 'person_takes_over'),
    ],
    ends: {
      among: ['levothyroxine authorization_requested'],
      openTasks: ['tell_prescriber_wish'],
    },
  },
  ...[
    '{me} {born} refill metoprolol, I need it in 3 days',
    '{me} {born} refill metoprolol, leaving for 2 months',
  ].map((said) => ({
    what: `nothing else is wished: ${said}`,
    people: [two],
    turns: [text(said, 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'], tasks: [] },
  })),
];
