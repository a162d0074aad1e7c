import { inSpanish, mary, stranger, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...inSpanish, prescriptions: two.prescriptions ?? [] };
const soon: Person = {
  ...mary,
  prescriptions: [
    { drug: 'Omeprazole 20 MG Oral Capsule', rxNumber: '{n}004', refills: 3, filledDaysAgo: 5 },
  ],
};
const runsOn = { tickets: ['metoprolol pharmacy_submitted'], tasks: [] };

/** That it is all, how long it has been so, and when it works: each is what it says, and opens nothing else. */
export const smallTalk: Thread[] = [
  ...['thats all', "no that's all i need for now", 'nothing else'].map((said) => ({
    what: `${said}: wants nothing, and hears nothing`,
    people: [two],
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text(said)],
    ends: runsOn,
  })),
  {
    what: 'eso es todo: no pide nada',
    people: [dos],
    turns: [text('{me} {nacida} surtir metoprolol', 'submitted'), text('eso es todo')],
    ends: runsOn,
  },
  {
    what: 'that’s all, while who it is for is asked: what is asked stays asked',
    people: [stranger],
    turns: [text('refill metoprolol', 'received'), text('thats all'), text('{me} {born}', 'received')],
    ends: { tickets: ['metoprolol pharmacy_submitted'] },
  },
  ...['when can i expect it to work', 'how soon will i see a difference'].map((said) => ({
    what: `${said}: a clinician says it`,
    people: [two],
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text(said, 'clinical_guardrail')],
    ends: { tickets: ['- clinical_review', 'metoprolol pharmacy_submitted'] },
  })),
  {
    what: 'cuándo me va a hacer efecto: lo dice un clínico, y no es un peligro',
    people: [dos],
    turns: [
      text('{me} {nacida} surtir metoprolol', 'submitted'),
      text('cuando me va a hacer efecto', 'clinical_guardrail', 'farmacéutico'),
    ],
    ends: { tickets: ['- clinical_review', 'metoprolol pharmacy_submitted'] },
  },
  ...['since yesterday', 'desde ayer'].map((said) => ({
    what: `running out sooner? ${said}: it is used up`,
    people: [mary],
    turns: [text('{me} {born} omeprazole', 'too_early'), text(said, 'provider_requested')],
    ends: { tickets: ['omeprazole authorization_requested'], tasks: [] },
  })),
  {
    what: 'out, and since when: it is noted, and nobody has to read it',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol im out', 'submitted'),
      text('since yesterday', 'supply_noted'),
    ],
    ends: runsOn,
  },
  {
    what: 'an English thread, and then: ¿cuándo llega? It is answered as it was asked',
    people: [two],
    turns: [
      text('{me} {born} refill metoprolol', 'submitted', 'Request'),
      text('cuando llega?', 'already_received', 'Pedido'),
    ],
    ends: runsOn,
  },
  ...['the blue bird sings tonight', 'ask marge about the thing', 'el pájaro azul canta esta noche'].map(
    (said) => ({
      what: `behind “too early”, words that nobody understands: ${said}: a person reads them, and what is asked stays asked`,
      people: [soon],
      turns: [
        text('{me} {born} refill omeprazole', 'too_early'),
        text(said, 'person_takes_over'),
        text('2 days left', 'provider_requested'),
      ],
      ends: { tickets: ['- review', 'omeprazole authorization_requested'], tasks: [] },
    }),
  ),
  ...['?', 'eh?', '…', '😀', 'hello?'].map((said) => ({
    what: `behind “too early”: ${said}: hears how it stands`,
    people: [soon],
    turns: [text('{me} {born} refill omeprazole', 'too_early'), text(said, 'too_early')],
    ends: { tickets: ['omeprazole too_early'], tasks: [] },
  })),
  ...['metoprolol is working great', 'metoprolol is doing wonders'].map((said) => ({
    what: `${said}, and who it is: nothing is asked of them`,
    people: [two],
    turns: [text(`${said} {me} {born}`, 'person_review')],
    ends: { tickets: ['- review'] },
  })),
  ...[
    'refill metoprolol next week',
    'in two weeks I will need metoprolol',
    'refill metoprolol on the 28th',
  ].map((said) => ({
    what: `${said}: a person sees to the day`,
    people: [two],
    turns: [text(`{me} {born} ${said}`, 'person_review')],
    ends: { tickets: ['metoprolol review'] },
  })),
  {
    what: 'a pharmacy asks for its patient from the patient’s own phone: a person looks',
    people: [two],
    turns: [text('this is CVS calling, {me} {born} metoprolol', 'received')],
    ends: { tickets: ['metoprolol review'] },
  },
];
