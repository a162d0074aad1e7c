import { event, mary, stranger, text, type Person, type Thread } from './thread.ts';

const one: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 1) };
const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
/** The provider has to be asked for it. */
const renewed: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(2, 3) };
const alsoRenewed: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(1, 3) };
const accepted = event('metoprolol', { type: 'pharmacy_accepted' }, 'accepted');
const shipped = { type: 'shipped', deliveryEta: '2031-02-03' };
const denied = { type: 'provider_denied', reason: 'needs a visit' };
const nothingTold = /^(?!.*(?:shipped|on its way|delivered|call us|February))/is;
const oneShipped = { tickets: ['metoprolol shipped'] };
const oneDenied = { tickets: ['levothyroxine denied'], tasks: [] };

/** Whoever was told that there is news says who asks: that is the answer, and no request. */
const answered: Thread[] = [
  ...['{me} {born} rx {n}001', 'Hi, {me}, {born}, {n}001'].map((said) => ({
    what: `news of what was shipped, and then: ${said}`,
    people: [one],
    turns: [
      text('refill metoprolol', 'received'),
      event('metoprolol', shipped, 'event_news', nothingTold),
      text(said, 'status', 'shipped, expected delivery February 3'),
    ],
    ends: oneShipped,
  })),
  {
    what: 'news of a denial, and then who asks: told to call, and nobody is asked anew',
    people: [renewed],
    turns: [
      text('{me} refill levothyroxine', 'received'),
      event('levothyroxine', denied, 'event_news', nothingTold),
      text('{me} {born} rx {n}003', 'status', 'please call'),
    ],
    ends: { tickets: ['levothyroxine denied'], tasks: ['call_back'] },
  },
  {
    what: 'news of a delivery, from a phone that is nobody’s, piece by piece',
    people: [{ ...one, onFile: false }],
    turns: [
      text('{me} {born} refill metoprolol', 'received'),
      event('metoprolol', { type: 'pharmacy_accepted' }, 'event_news'),
      event('metoprolol', { type: 'delivered' }, 'event_news', nothingTold),
      text('{me}', 'status_ask', nothingTold),
      text('{born}', 'status_ask', nothingTold),
      text('{n}001', 'status', 'delivered'),
    ],
    ends: { tickets: ['metoprolol delivered'] },
  },
  {
    what: 'what comes after the news was told still belongs to its answer',
    people: [renewed],
    turns: [
      text('refill levothyroxine {me}', 'received'),
      event('levothyroxine', denied, 'event_news'),
      text('{born}', 'status', 'please call'),
      text('{n}003', 'status', 'please call'),
    ],
    ends: { tickets: ['levothyroxine denied'] },
  },
  {
    what: 'news, and somebody whom nobody knows answers: a person reads it, and nothing is told',
    people: [one],
    turns: [
      text('refill metoprolol', 'received'),
      event('metoprolol', shipped, 'event_news'),
      text('John Smith 1/1/1950 rx 5555555', 'person_takes_over', nothingTold),
    ],
    ends: { tickets: ['- review', 'metoprolol shipped'] },
  },
  {
    what: 'news, and a wish for another medicine is one',
    people: [two],
    turns: [
      text('refill metoprolol', 'received'),
      event('metoprolol', shipped, 'event_news'),
      text('{me} {born} please refill rx {n}002', 'submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol shipped'] },
  },
  {
    what: 'what meds am I on, and then the number of a label: it stays a question until a refill is asked for',
    people: [two],
    turns: [
      text('what meds am I on?', 'clinical_guardrail+received'),
      text('{me} {born} rx {n}001', 'clinical_guardrail'),
      text('ok refill metoprolol then', 'submitted'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'the same from a phone that is nobody’s',
    people: [{ ...two, onFile: false }],
    turns: [
      text('what meds am I on?', 'clinical_guardrail+received'),
      text('{me} {born} rx {n}001', 'clinical_guardrail'),
    ],
    ends: { tickets: ['- clinical_review'] },
  },
];

/** How it stands, once it has ended or is on its way. */
const asked: Thread[] = [
  ...[
    'where is my refill?',
    'status?',
    'why was it denied?',
    '{me} {born} rx {n}003 where is my refill?',
  ].map((said) => ({
    what: `after a denial: ${said}`,
    people: [renewed],
    turns: [
      text('{me} {born} refill levothyroxine', 'provider_requested'),
      event('levothyroxine', denied, 'denied'),
      text(said, 'already_received', 'please call'),
    ],
    ends: oneDenied,
  })),
  {
    what: 'one was denied, and the other is with the pharmacy: both are told',
    people: [alsoRenewed],
    turns: [
      text('{me} {born} refill levothyroxine and atorvastatin', 'provider_requested+submitted'),
      event('levothyroxine', denied, 'denied'),
      text('any update?', 'already_received', 'please call', 'with the pharmacy team'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'levothyroxine denied'], tasks: [] },
  },
  {
    what: 'after a denial, by somebody who is not verified: nothing of it',
    people: [{ ...renewed, onFile: false }],
    turns: [
      text('{me} {born} refill levothyroxine', 'received'),
      event('levothyroxine', denied, 'event_news', nothingTold),
      text('where is my refill?', 'status_ask', nothingTold),
    ],
    ends: { among: ['levothyroxine denied'] },
  },
  {
    what: 'where is it, on its way: with the day, and nobody is sorry',
    people: [one],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      event('metoprolol', shipped, 'shipped', 'February 3'),
      text('where is it', 'already_received', 'shipped, expected delivery February 3'),
    ],
    ends: { ...oneShipped, tasks: [] },
  },
  {
    what: '¿dónde está?, con el día',
    people: [{ ...one, given: 'Rosa', language: 'es' }],
    turns: [
      text('{me} {nacida} resurtir metoprolol por favor', 'submitted'),
      event('metoprolol', shipped, 'shipped', '3 de febrero'),
      text('¿dónde está mi medicina?', 'already_received', 'entrega prevista el 3 de febrero'),
    ],
    ends: oneShipped,
  },
  {
    what: 'where is it, once it was delivered: told so, and a person looks',
    people: [one],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      accepted,
      event('metoprolol', { type: 'delivered' }, 'delivered'),
      text('where is it?', 'already_received+status', 'delivered'),
    ],
    ends: { tickets: ['- review', 'metoprolol delivered'] },
  },
  ...['I never got it', 'package never came', 'nothing has arrived', 'it was not delivered!'].map((said) =>
    missing(said, two, text('{me} {born} refill metoprolol and atorvastatin', 'submitted')),
  ),
  missing('I still dont have it', two, text('{me} {born} refill metoprolol and atorvastatin', 'submitted')),
  missing('no me ha llegado nada', { ...two, given: 'Rosa', language: 'es' }),
  {
    what: 'delivered, another one open, and somebody who is not verified never got it: told nothing, and a person looks',
    people: [{ ...two, onFile: false }],
    turns: [
      text('{me} {born} refill metoprolol and atorvastatin', 'received'),
      event('metoprolol', { type: 'pharmacy_accepted' }, 'event_news'),
      event('metoprolol', { type: 'delivered' }, 'event_news', nothingTold),
      text('I never got it', 'status_ask', nothingTold),
    ],
    ends: { among: ['- review', 'metoprolol delivered'] },
  },
  {
    what: 'delivered, another one open, and asked how it stands: the open one is told, and nobody is sorry',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol and atorvastatin', 'submitted'),
      accepted,
      event('metoprolol', { type: 'delivered' }, 'delivered'),
      text('any update?', 'already_received', 'with the pharmacy team'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol delivered'] },
  },
];

/** One was delivered, another is open: what is missing is the delivered one. */
function missing(
  said: string,
  person: Person,
  first = text('{me} {nacida} surtir metoprolol y atorvastatina', 'submitted'),
): Thread {
  return {
    what: `delivered, and another one open, and then: ${said}`,
    people: [person],
    turns: [
      first,
      accepted,
      event('metoprolol', { type: 'delivered' }, 'delivered'),
      text(said, 'already_received+status', /delivered|entregado/, /^(?!.*(?:pharmacy team|farmacia))/s),
    ],
    ends: { tickets: ['- review', 'atorvastatin pharmacy_submitted', 'metoprolol delivered'] },
  };
}

/** What was taken back is wanted after all. */
const again: Thread[] = [
  ...[
    ...['actually yes please fill it', 'no wait i do want it', 'I changed my mind, I want it'],
    ...['oh no, go ahead and fill it', 'don’t cancel it', 'no, sí lo quiero'],
  ].map((said) => ({
    what: `never mind, and then: ${said}`,
    people: [one],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('never mind', 'withdrawn'),
      text(said, 'submitted'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted', 'metoprolol withdrawn'], tasks: [], of: ['Mary'] },
  })),
  {
    what: 'all of it was cancelled, and all of it is wanted again',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol and atorvastatin', 'submitted'),
      text('cancel everything', 'withdrawn'),
      text('oh wait no i still need them', 'submitted'),
    ],
    ends: {
      tickets: [
        ...['atorvastatin pharmacy_submitted', 'atorvastatin withdrawn'],
        ...['metoprolol pharmacy_submitted', 'metoprolol withdrawn'],
      ],
    },
  },
  {
    what: 'from one’s own phone, and nothing is told',
    people: [one],
    turns: [
      text('refill metoprolol', 'received'),
      text('nvm', 'withdraw_received'),
      text('actually yes please fill it', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted', 'metoprolol withdrawn'] },
  },
  {
    what: 'by a stranger who said name and birth date, and nothing is told',
    people: [{ ...stranger, prescriptions: one.prescriptions ?? [] }],
    turns: [
      text('{me} {born} refill metoprolol', 'received'),
      text('nvm', 'withdraw_received'),
      text('actually yes please fill it', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted', 'metoprolol withdrawn'] },
  },
  {
    what: 'by a stranger for a mother: who may ask is still to be found out',
    people: [{ ...one, onFile: false }],
    turns: [
      text('refill metoprolol for my mom {me} {born}', 'received'),
      text('nvm', 'withdraw_received'),
      text('actually yes please fill it', 'received'),
    ],
    ends: { tickets: ['metoprolol review', 'metoprolol withdrawn'] },
  },
  {
    what: 'one for another, and then yes fill it: which one is asked, and nothing is taken up again',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('cancel metoprolol and add atorvastatin', 'withdrawn+submitted'),
      text('yes please fill it', 'which_drug'),
    ],
    ends: { among: ['metoprolol withdrawn', 'atorvastatin pharmacy_submitted'] },
  },
];

export const afterNews: Thread[] = [...answered, ...asked, ...again];
