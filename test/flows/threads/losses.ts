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
  ...[
    ['my husband passed away please stop his metoprolol', 'person_takes_over', '- review'],
    ['my mother passed away, stop her pills', 'person_takes_over', '- clinical_review'],
    ['mi mamá falleció, ya no manden sus pastillas', 'withdraw_received', '- review'],
    ['please stop his refills, my husband passed away', 'withdraw_received', '- review'],
    ['{given} passed away on Friday', 'person_takes_over', '- review'],
  ].map(([said = '', template = '', ticket = '']) => ({
    what: `told after a request: it is held, and nothing is withdrawn: ${said}`,
    people: [one],
    turns: [text('refill metoprolol', 'received'), text(said, template)],
    ends: { tickets: [ticket, 'metoprolol clinical_review'], openTasks: ['tell_pharmacy_to_hold'] },
  })),
  {
    what: 'of a mother for whom it was asked: one’s own goes on',
    people: [one, { ...mary, given: 'Olga', onFile: false, birthDate: '1931-02-03' }],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('refill metoprolol for my mother {other} {otherBorn}', 'received'),
      text('my mother passed away', 'person_takes_over'),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'] },
  },
  ...[
    ['my husband died. is my refill ready?', 'already_received'],
    ['my husband passed away', 'person_takes_over'],
    ['my husband died, I need my own metoprolol', 'already_received'],
  ].map(([said = '', template = '']) => ({
    what: `somebody else has died: one’s own refill goes on: ${said}`,
    people: [one],
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text(said, template)],
    ends: { among: ['metoprolol pharmacy_submitted'], openTasks: [] },
  })),
  ...[
    ['he wont need the omeprazole', 'person_takes_over'],
    ['she wont be needing her medicines anymore', 'person_takes_over'],
    ['he wont need the metoprolol', 'person_takes_over'],
    ['no va a necesitar sus pastillas', 'person_takes_over'],
  ].map(([said = '', template = '']) => ({
    what: `who has died needs it no more: nobody is paged, and one’s own refill goes on: ${said}`,
    people: [one],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('my husband died on friday', 'person_takes_over'),
      text(said, template, /^(?!.*988)/s),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'], openTasks: [] },
  })),
  ...[
    'my phone just died sorry, refill metoprolol {me} {born}',
    'a week has passed. refill metoprolol {me} {born}',
  ].map((said) => ({
    what: `nobody has died: ${said}`,
    people: [one],
    turns: [text(said, 'submitted')],
    ends: { among: ['metoprolol pharmacy_submitted'] },
  })),
  ...[
    'my dad died sunday. he doesnt need his pills anymore',
    'my husband is in the hospital so he wont need his refill',
    'mi mamá está en el hospital, ya no necesita su medicina',
    'mi papá murió el domingo, ya no va a necesitar sus pastillas',
    'my wife moved to a nursing home, she doesnt need the metoprolol now',
    'hes in rehab, wont need his meds',
    'my roommate says she no longer needs it',
    'mi esposo ya no toma metoprolol, ya no lo necesita',
  ].map((said) => ({
    what: `somebody else needs it no more: one’s own refill goes on: ${said}`,
    people: [one],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text(said, 'person_takes_over', /^(?!.*988)/s),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'], openTasks: [] },
  })),
  {
    what: 'for whom it was asked needs it no more: theirs is taken back, and one’s own goes on',
    people: [one, { ...mary, given: 'Olga', onFile: false, birthDate: '1931-02-03' }],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted'),
      text('refill atorvastatin for my mother {other} {otherBorn}', 'received'),
      text('she wont need her refill', 'withdraw_received'),
    ],
    ends: { among: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'] },
  },
];
