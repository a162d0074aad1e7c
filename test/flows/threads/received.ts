import { event, mary, text, type Person, type Thread } from './thread.ts';

const one: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 1) };
const unknownPhone: Person = { ...one, onFile: false };
const shipped = { type: 'shipped', deliveryEta: '2031-02-03' };
const delivered = [
  text('refill metoprolol {me} {born} rx {n}001', 'submitted'),
  event('metoprolol', shipped, 'shipped'),
  event('metoprolol', { type: 'delivered' }, 'delivered'),
];
const neutral = /^(?!.*(?:metoprolol|lisinopril|metformin|delivered|full name))/is;

/** What came is not what was due: a pharmacist has it at once, or whoever counts, and nobody is asked who they are. */
export const received: Thread[] = [
  ...[
    'you sent metformin instead of metoprolol',
    'the label says metformin not metoprolol',
    'it has someone elses name on the bottle',
    'this bottle is for someone named Harold',
    'bottle was open',
    'the bag has another ladys pills in it',
    'las pastillas que me llegaron son de mi vecina',
    'the name on the bottle isnt mine',
  ].map((said) => ({
    what: `a delivery, and then: ${said}`,
    people: [unknownPhone],
    turns: [...delivered, text(said, 'person_takes_over', neutral)],
    ends: { tickets: ['- clinical_review', 'metoprolol delivered'], of: ['Mary'] },
  })),
  {
    what: 'una entrega, y la medicina es otra',
    people: [unknownPhone],
    turns: [...delivered, text('me mandaron la medicina equivocada', 'person_takes_over', neutral)],
    ends: { tickets: ['- clinical_review', 'metoprolol delivered'], of: ['Mary'] },
  },
  {
    what: 'a delivery with too few in it, said twice, is one urgent ticket for somebody who counts',
    people: [unknownPhone],
    turns: [
      ...delivered,
      text('there was only 10 in it', 'person_takes_over', neutral),
      text('the count is short', 'person_takes_over', neutral),
    ],
    ends: { tickets: ['- review', 'metoprolol delivered'], of: ['Mary'] },
  },
  {
    what: 'the wrong one, from somebody nobody knows: a pharmacist has it all the same',
    people: [],
    turns: [text('i got my neighbors medicine', 'person_takes_over', neutral)],
    ends: { tickets: ['- clinical_review'] },
  },
];
