import { mary, text, type Person, type Thread } from './thread.ts';

const one: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 1) };

/** Somebody has died: a person reads it, and nobody is asked for a name or told of medical questions. */
export const losses: Thread[] = [
  ...[
    'my mom passed away, cancel her metoprolol',
    '{me} {born} passed away last week please cancel the metoprolol refill',
    'falleció mi mamá, cancele su metoprolol',
    'My wife died on Sunday. She does not need the metoprolol anymore',
  ].map((said) => ({
    what: said,
    people: [one],
    turns: [text(said, 'person_takes_over'), text('ok thank you')],
    ends: { tickets: ['- review'] },
  })),
  {
    what: 'told as a clinician has to read it: the same words',
    people: [one],
    turns: [text('my mom died on tuesday, she was taking metoprolol', 'person_takes_over')],
    ends: { tickets: ['- clinical_review'] },
  },
  {
    what: 'told after a request, which stays for a person to look at',
    people: [one],
    turns: [
      text('refill metoprolol', 'received'),
      text('my husband passed away please stop his metoprolol', 'person_takes_over'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
  ...[
    'my phone just died sorry, refill metoprolol {me} {born}',
    'a week has passed. refill metoprolol {me} {born}',
  ].map((said) => ({
    what: `nobody has died: ${said}`,
    people: [one],
    turns: [text(said, 'submitted')],
    ends: { among: ['metoprolol pharmacy_submitted'] },
  })),
];
