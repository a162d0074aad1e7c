import { mary, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...two, given: 'Rosa', language: 'es' };
const stands = { tickets: ['- review', 'metoprolol pharmacy_submitted'], tasks: ['tell_delivery_wish'] };

/** When, on what condition or where to: nothing is taken back by it, and a person reads it. */
export const onTerms: Thread[] = [
  ...[
    'can you drop it off',
    'drop it off at my moms',
    'dont fill it until friday',
    'dont refill the metoprolol yet',
    'if it costs more than 20, dont fill it',
    'cancel it if its over 20 dollars',
    'only fill it if insurance covers it',
    'put it on hold',
  ].map((said) => ({
    what: `metoprolol, and then: ${said}`,
    people: [two],
    turns: [text('refill metoprolol {me} {born}', 'submitted'), text(said, 'person_takes_over')],
    ends: stands,
  })),
  ...['no lo surtan hasta el viernes', 'si cuesta mas de 20 no lo surtan', 'pónganlo en espera'].map(
    (said) => ({
      what: `metoprolol, y luego: ${said}`,
      people: [dos],
      turns: [text('surtir metoprolol {me} {nacida}', 'submitted'), text(said, 'person_takes_over')],
      ends: stands,
    }),
  ),
  ...[
    'put my metoprolol on hold {me} {born}',
    'dont fill metoprolol until friday {me} {born}',
    'hold my metoprolol {me} {born}',
    'push back my metoprolol refill to next week {me} {born}',
    'pausen mi metoprolol {me} {nacida}',
  ].map((said) => ({
    what: `no refill: ${said}`,
    people: [two],
    turns: [text(said, 'person_review')],
    ends: { tickets: ['- review'] },
  })),
  {
    what: 'not till friday, beside the refill: a person sees to the day',
    people: [two],
    turns: [text('need metoprolol {me} {born} but not till friday', 'person_review')],
    ends: { tickets: ['- review', 'metoprolol review'] },
  },
  {
    what: 'dropped off is how it is to come',
    people: [two],
    turns: [text('can you drop off my metoprolol {me} {born}', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
  {
    what: 'drop it off the list, or cancel it if that can still be done: it is taken back',
    people: [two],
    turns: [
      text('refill metoprolol and atorvastatin {me} {born}', 'submitted'),
      text('drop the atorvastatin off my list', 'withdrawn'),
      text('cancel the metoprolol if you can', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol withdrawn'] },
  },
];

/** A no that answers, and what is not needed beside what is. */
export const noIsNotAll: Thread[] = [
  ...[
    'no i need metoprolol {me} {born}',
    'i called and they said no i need metoprolol {me} {born}',
    'i dont need the atorvastatin yet just metoprolol {me} {born}',
  ].map((said) => ({
    what: said,
    people: [two],
    turns: [text(said, 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  })),
  {
    what: 'taken no more, and the other one is wanted: nothing of it is lost',
    people: [two],
    turns: [
      text('not taking atorvastatin anymore just metoprolol refill {me} {born}', 'person_review+submitted'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'no necesito uno todavía, solo el otro',
    people: [dos],
    turns: [text('no necesito atorvastatina todavia solo metoprolol {me} {nacida}', 'submitted')],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
  {
    what: 'not the one that was asked for, just the other',
    people: [two],
    turns: [
      text('refill atorvastatin {me} {born}', 'submitted'),
      text('i dont need the atorvastatin just metoprolol', 'withdrawn+submitted'),
    ],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'] },
  },
];
