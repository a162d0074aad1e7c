import { event, mary, stranger, text, type Person, type Thread } from './thread.ts';

const sensitive: Person = {
  ...mary,
  acceptsDetails: true,
  prescriptions: [{ drug: 'Sertraline 50 MG Oral Tablet', rxNumber: '{n}001' }],
};

/** Corrections, withdrawals, questions for the status, and what happens to a request afterwards. */
export const changing: Thread[] = [
  {
    what: 'no, 20 not 10: the record has one such prescription',
    people: [mary],
    turns: [
      text('{me} {born}, refill lisinopril 10 mg', 'submitted'),
      text('no, 20 not 10', 'correction_noted+submitted', 'correct', 'pharmacy team'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], tasks: [] },
  },
  {
    what: 'no, 40 not 10: nothing on file, so a person goes on',
    people: [mary],
    turns: [
      text('{me} {born}, refill lisinopril 10 mg', 'submitted'),
      text('sorry, 40 not 10', 'correction_noted+person_review'),
    ],
    ends: { tickets: ['lisinopril review'], of: ['Mary'] },
  },
  {
    what: 'a strength put right before anybody knows who asks',
    people: [stranger],
    turns: [
      text('refill lisinopril 10 mg', 'received'),
      text('no, 20 mg instead of 10', 'need_info', 'full name'),
      text('{me} {born}', 'received'),
    ],
    ends: { tickets: ['lisinopril pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'another medicine was meant',
    people: [mary],
    turns: [
      text('{me} {born}, refill atorvastatin', 'submitted'),
      text('sorry I meant metoprolol', 'withdrawn+submitted'),
    ],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'a birth date put right',
    people: [stranger],
    turns: [
      text('refill metoprolol for {me}, born May 5, 1950', 'received'),
      text('sorry, {born}', 'received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'], of: ['Mary'] },
  },
  {
    what: 'nvm after a question takes the request back',
    people: [mary],
    turns: [text('{me} {born}, refill lisinopril', 'which_drug'), text('nvm', 'withdrawn')],
    ends: { tickets: ['lisinopril withdrawn'], tasks: [] },
  },
  {
    what: 'nvm from a stranger takes it back and tells nothing',
    people: [stranger],
    turns: [text('refill metoprolol', 'received'), text('nvm', 'withdraw_received')],
    ends: { tickets: ['metoprolol withdrawn'], of: [null] },
  },
  {
    what: 'nvm after the outcome takes the one request back',
    people: [mary],
    turns: [text('{me} {born}, refill metoprolol', 'submitted'), text('never mind', 'withdrawn')],
    ends: { tickets: ['metoprolol withdrawn'] },
  },
  {
    what: 'cancel my refill is no opt-out',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text('please cancel my refill', 'withdrawn'),
      text('{me} {born}, refill atorvastatin', 'submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'], suppressed: [] },
  },
  ...[
    ...[
      'no wait, only metoprolol',
      'just the metoprolol please, not atorvastatin',
      'not the atorvastatin',
      'no atorvastatin',
    ].map((said) => ({ said, metoprolol: 'pharmacy_submitted' })),
    ...['cancel both', 'wait dont', 'please cancel everything', 'cancel all of them'].map((said) => ({
      said,
      metoprolol: 'withdrawn',
    })),
  ].flatMap(({ said, metoprolol }): Thread[] => [
    {
      what: `of two requests, ${said}`,
      people: [mary],
      turns: [text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'), text(said, 'withdrawn')],
      ends: { tickets: ['atorvastatin withdrawn', `metoprolol ${metoprolol}`] },
    },
  ]),
  {
    what: 'cancel both, where the pharmacy is at work on one: a person asks there',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      event('metoprolol', { type: 'pharmacy_accepted' }, 'accepted'),
      text('cancel both', 'withdrawn+withdraw_check'),
    ],
    ends: {
      tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_processing'],
      tasks: ['confirm_withdrawal'],
    },
  },
  {
    what: 'actually cancel everything',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      text('actually cancel everything', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol withdrawn'], tasks: [] },
  },
  {
    what: 'a strength put right that nobody asked for: a person asks about the request',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text('sorry 30 not 25', 'person_takes_over'),
    ],
    ends: { among: ['metoprolol pharmacy_submitted'], tasks: ['answer_sender'] },
  },
  {
    what: 'another Rx number was meant',
    people: [mary],
    turns: [
      text('{me} {born}, refill {n}001', 'submitted'),
      text('no thats wrong, the Rx is {n}002', 'withdrawn+submitted'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'] },
  },
  {
    what: 'another strength was meant, and the pharmacy is at work: a person stops it',
    people: [mary],
    turns: [
      text('{me} {born}, refill lisinopril 10 mg', 'submitted'),
      event('lisinopril', { type: 'pharmacy_accepted' }, 'accepted'),
      text('sorry 20 not 10', 'person_takes_over'),
    ],
    ends: { tickets: ['lisinopril pharmacy_processing'], tasks: ['confirm_correction'] },
  },
  {
    what: 'cancel what was never asked for here: no refill of it, and a person looks',
    people: [mary],
    turns: [
      text('please cancel my metoprolol refill', 'withdraw_received'),
      text('metoprolol', 'withdraw_received'),
      text('refill metoprolol for {me} {born}', 'submitted'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'cancel what was never asked for here, from a stranger',
    people: [stranger],
    turns: [
      text('please cancel my metoprolol refill', 'withdraw_received'),
      text('the metoprolol please', 'withdraw_received'),
    ],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'a refill taken back and a question for a pharmacist, in one text',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text('never mind the refill, question: can I take it with wine?', 'withdrawn+clinical_guardrail'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol withdrawn'] },
  },
  {
    what: 'two open requests: which one is to be cancelled, by its number',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      text('{me} {born} please cancel my refill', 'which_request', '1) RG-', '2) RG-'),
      text('the first one', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'] },
  },
  {
    what: 'nvm takes the refill back, and not the danger that was told with it',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol, and I have chest pain and can not breathe', [
        'emergency',
        'submitted',
      ]),
      text('never mind', 'withdrawn'),
      text('cancel my refill', 'withdraw_received'),
    ],
    ends: { tickets: ['- clinical_review', '- review', 'metoprolol withdrawn'] },
  },
  {
    what: 'two open requests: which one is to be cancelled, by its medicine',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      text('{me} {born} please cancel my refill', 'which_request'),
      text('the metoprolol', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin pharmacy_submitted', 'metoprolol withdrawn'] },
  },
  {
    what: 'two open requests: neither understood twice, so a person takes over and both stand',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      text('{me} {born} please cancel my refill', 'which_request', '1) RG-'),
      text('what do you mean', 'which_request', '1) RG-', '2) RG-'),
      text('huh', 'person_takes_over'),
    ],
    ends: {
      tickets: ['- review', 'atorvastatin pharmacy_submitted', 'metoprolol pharmacy_submitted'],
      tasks: ['answer_sender'],
    },
  },
  {
    what: 'two open requests, and one of them cancelled by name',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol and atorvastatin', 'submitted'),
      text('cancel the atorvastatin', 'withdrawn'),
    ],
    ends: { tickets: ['atorvastatin withdrawn', 'metoprolol pharmacy_submitted'] },
  },
  {
    what: 'a question for the status, by somebody verified',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text('{me} {born} is my refill ready?', 'already_received', 'with the pharmacy team'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
  {
    what: 'a question for the status, by anybody else',
    people: [stranger],
    turns: [text('refill metoprolol', 'received'), text('is it ready yet?', 'status_ask')],
    ends: { tickets: ['metoprolol clarifying'] },
  },
  {
    what: 'a question for the status where nothing was asked for',
    people: [],
    turns: [text('is my refill ready?', 'status_ask')],
    ends: { tickets: ['- review'] },
  },
  {
    what: 'the same refill again is answered with its state',
    people: [mary],
    turns: [
      text('{me} {born}, refill metoprolol', 'submitted'),
      text('{me} {born}, refill metoprolol please', 'already_received'),
    ],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
  {
    what: 'too early, asked again: the same date',
    people: [mary],
    turns: [
      text('{me} {born}, refill omeprazole', 'too_early'),
      text('{me} {born}, refill omeprazole', 'already_received', 'too early'),
    ],
    ends: { tickets: ['omeprazole too_early'] },
  },
  {
    what: 'too early, and running out sooner: 1 day left',
    people: [mary],
    turns: [
      text('{me} {born}, refill omeprazole', 'too_early'),
      text('I have 1 day left', 'provider_requested'),
    ],
    ends: { tickets: ['omeprazole authorization_requested'] },
  },
  {
    what: 'too early, and not running out: nothing to say',
    people: [mary],
    turns: [text('{me} {born}, refill omeprazole', 'too_early'), text('no')],
    ends: { tickets: ['omeprazole too_early'], tasks: [] },
  },
  {
    what: 'no refills left, and the provider approves',
    people: [mary],
    turns: [
      text('{me} {born}, refill levothyroxine', 'provider_requested', '24 hours'),
      event('levothyroxine', { type: 'provider_approved' }, 'approved'),
    ],
    ends: { tickets: ['levothyroxine awaiting_escript'] },
  },
  {
    what: 'no refills left, and the provider denies: a call, without the reason',
    people: [mary],
    turns: [
      text('{me} {born}, refill levothyroxine', 'provider_requested'),
      event('levothyroxine', { type: 'provider_denied', reason: 'seen too long ago' }, 'denied'),
    ],
    ends: { tickets: ['levothyroxine denied'] },
  },
  {
    what: 'what happens later names the medicine to somebody who accepted it',
    people: [{ ...mary, acceptsDetails: true }],
    turns: [
      text('{me} {born}, refill levothyroxine', 'provider_requested', 'levothyroxine'),
      event('levothyroxine', { type: 'provider_approved' }, 'approved', 'levothyroxine'),
      text('{me} {born}, status of my levothyroxine?', 'already_received', 'levothyroxine'),
    ],
    ends: { tickets: ['levothyroxine awaiting_escript'] },
  },
  {
    what: 'but never one that tells a diagnosis',
    people: [sensitive],
    turns: [
      text('{me} {born}, refill sertraline', 'submitted', /^(?!.*sertraline)/is),
      event('sertraline', { type: 'pharmacy_accepted' }, 'accepted', /^(?!.*sertraline)/is),
      text('{me} {born}, status of my sertraline?', 'already_received', /^(?!.*sertraline)/is),
    ],
    ends: { tickets: ['sertraline pharmacy_processing'] },
  },
  {
    what: 'shipped, to somebody who is not verified: only that there is news',
    people: [stranger],
    turns: [
      text('refill metoprolol for {me} {born}', 'received'),
      event('metoprolol', { type: 'shipped', deliveryEta: '2031-02-03' }, 'event_news'),
    ],
    ends: { tickets: ['metoprolol shipped'] },
  },
];
