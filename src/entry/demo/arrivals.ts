import type { TicketStage } from '../../domain/ticket.ts';

/** What must have become of an arrival for the demonstration to pass. */
export type Expected = {
  /** The stages of the tickets it asks for, in any order. */
  stages: TicketStage[];
  /** The part that the arrival joins to a ticket that was open already. */
  joins?: number;
  /** A template that the answer is made of; null when nothing may be answered. */
  answer?: string | null;
  language?: 'en' | 'es';
  /** The page that goes to the people on call. */
  pages?: boolean;
};

export type DemoResident = {
  name: string;
  birthDate?: string;
  medications?: { name: string; rxNumber?: string; daysLeft?: number }[];
  note?: string;
};

export type Arrival = { title: string; expected: Expected } & (
  | { kind: 'text'; from: string; body: string; photo?: boolean }
  | { kind: 'redelivery'; of: string }
  | { kind: 'forged'; from: string; body: string }
  | { kind: 'call'; from: string; transcript: string | null }
  | { kind: 'form'; facility: string; residents: DemoResident[] }
  | { kind: 'integration'; residents: DemoResident[] }
);

export const arrivals: Arrival[] = [
  {
    title: 'A patient texts for a blood pressure medicine',
    kind: 'text',
    from: '+14155550101',
    body: 'Hi, this is Rosa Linden 3/14/1951. I need my lisinopril 20 mg refilled, 3 days left',
    expected: { stages: ['pharmacy_submitted'] },
  },
  {
    title: 'The vendor delivers the same text once more',
    kind: 'redelivery',
    of: 'A patient texts for a blood pressure medicine',
    expected: { stages: ['pharmacy_submitted'] },
  },
  {
    title: 'She also leaves a voicemail about it',
    kind: 'call',
    from: '+14155550101',
    transcript:
      'Hello this is Rosa Linden, my birthday is March fourteenth nineteen fifty one, I need a refill of my lisinopril twenty milligrams, thank you',
    expected: { stages: ['pharmacy_submitted'], joins: 1 },
  },
  {
    title: 'And her nurse sends the form for her',
    kind: 'form',
    facility: 'cedar-house',
    residents: [
      {
        name: 'Rosa Linden',
        birthDate: '1951-03-14',
        medications: [{ name: 'lisinopril 20 mg', daysLeft: 3 }],
      },
    ],
    expected: { stages: ['pharmacy_submitted'], joins: 1 },
  },
  {
    title: 'Three medicines in one text',
    kind: 'text',
    from: '+14155550102',
    body: 'Amos Thornbury 11/22/1948 please refill metoprolol, atorvastatin and levothyroxine',
    expected: { stages: ['pharmacy_submitted', 'pharmacy_submitted', 'pharmacy_submitted'] },
  },
  {
    title: 'Too early, from someone who may be told',
    kind: 'text',
    from: '+14155550103',
    body: 'Ines Marlowe, born 7/19/1957. Refill omeprazole 20 mg please',
    expected: { stages: ['too_early'] },
  },
  {
    title: 'No refills are left: the prescriber is asked',
    kind: 'text',
    from: '+14155550104',
    body: 'Victor Hale 9/30/1963 need refill on losartan 50 mg',
    expected: { stages: ['authorization_requested'] },
  },
  {
    title: 'A schedule II medicine is never refilled',
    kind: 'text',
    from: '+14155550105',
    body: 'This is Greta Osborne, 12/18/1955. I need my oxycodone 5 mg refilled',
    expected: { stages: ['authorization_requested'] },
  },
  {
    title: 'A schedule IV medicine with refills goes on, marked for the pharmacist',
    kind: 'text',
    from: '+14155550106',
    body: 'Piers Calloway 10/25/1970 refill zolpidem 10 mg please',
    expected: { stages: ['pharmacy_submitted'] },
  },
  {
    title: 'An unknown number asks for something vague',
    kind: 'text',
    from: '+14155550171',
    body: 'I need my water pill refilled',
    expected: { stages: ['clarifying'] },
  },
  {
    title: 'A patient writes from a new phone, with name and birth date',
    kind: 'text',
    from: '+14155550172',
    body: 'Nadia Ferris, 6/15/1944. Need my furosemide 40 mg',
    expected: { stages: ['pharmacy_submitted'] },
  },
  {
    title: 'A couple share a phone: nobody is guessed',
    kind: 'text',
    from: '+14155550108',
    body: 'refill warfarin 5 mg please',
    expected: { stages: ['clarifying'] },
  },
  {
    title: 'The answer to the question makes the ticket go on',
    kind: 'text',
    from: '+14155550108',
    body: 'Helen Brandt 7/22/1945',
    expected: { stages: ['pharmacy_submitted'] },
  },
  {
    title: 'En español',
    kind: 'text',
    from: '+14155550110',
    body: 'Hola, soy Lucía Montoya, 14 de mayo de 1960. Necesito mi metformina 500 mg, me quedan 2 días',
    expected: { stages: ['pharmacy_submitted'], language: 'es' },
  },
  {
    title: 'An emergency inside a refill request',
    kind: 'text',
    from: '+14155550111',
    body: "Edgar Voss 1/28/1949 need my clopidogrel. I have chest pain and I can't breathe",
    expected: { stages: ['clinical_review', 'pharmacy_submitted'], pages: true },
  },
  {
    title: 'STOP is honoured',
    kind: 'text',
    from: '+14155550112',
    body: 'STOP',
    expected: { stages: [], answer: null },
  },
  {
    title: 'The opted-out sender is still taken in, and not texted',
    kind: 'text',
    from: '+14155550112',
    body: 'Clara Winslow 8/16/1968 refill montelukast 10 mg',
    expected: { stages: ['pharmacy_submitted'], answer: null },
  },
  {
    title: 'START opens the way again',
    kind: 'text',
    from: '+14155550112',
    body: 'START',
    expected: { stages: [] },
  },
  {
    title: 'HELP',
    kind: 'text',
    from: '+14155550103',
    body: 'HELP',
    expected: { stages: [] },
  },
  {
    title: 'A refill is asked for',
    kind: 'text',
    from: '+14155550113',
    body: 'Ruben Castell 2/27/1959 pantoprazole 40 mg refill',
    expected: { stages: ['pharmacy_submitted'] },
  },
  {
    title: 'and taken back',
    kind: 'text',
    from: '+14155550113',
    body: 'please cancel my pantoprazole refill',
    expected: { stages: [] },
  },
  {
    title: 'A look-alike of what is on the list is not corrected',
    kind: 'text',
    from: '+14155550114',
    body: 'Mabel Draper 4/21/1947 refill hydroxyzine 25 mg',
    expected: { stages: ['new_prescription'] },
  },
  {
    title: 'A voicemail: out of a blood thinner',
    kind: 'call',
    from: '+14155550115',
    transcript:
      'Hi my name is Silas Penrose date of birth October thirteenth nineteen fifty two I am out of my Eliquis five milligrams please refill it',
    expected: { stages: ['pharmacy_submitted'] },
  },
  {
    title: 'A voicemail that could not be transcribed',
    kind: 'call',
    from: '+14155550173',
    transcript: null,
    expected: { stages: ['review'] },
  },
  {
    title: 'A caller who withholds the number',
    kind: 'call',
    from: 'anonymous',
    transcript:
      'This is Jonas Abbey born November twenty ninth nineteen sixty six I need my escitalopram ten milligrams',
    expected: { stages: ['too_early'] },
  },
  {
    title: 'A facility sends three residents at shift change',
    kind: 'form',
    facility: 'harbor-view',
    residents: [
      {
        name: 'Edith Quayle',
        birthDate: '1941-09-24',
        medications: [{ name: 'amlodipine 5 mg' }, { name: 'donepezil 10 mg', daysLeft: 2 }],
      },
      {
        name: 'Walter Nye',
        birthDate: '1939-12-30',
        medications: [{ name: 'carvedilol', rxNumber: '7001701' }],
      },
      {
        name: 'Opal Sterling',
        birthDate: '1946-03-19',
        medications: [{ name: 'gabapentin 300 mg' }, { name: 'simvastatin 20 mg' }],
      },
    ],
    expected: {
      stages: [
        'pharmacy_submitted',
        'pharmacy_submitted',
        'pharmacy_submitted',
        'pharmacy_submitted',
        'review',
      ],
    },
  },
  {
    title: "The form names another facility's resident",
    kind: 'form',
    facility: 'harbor-view',
    residents: [
      { name: 'Rosa Linden', birthDate: '1951-03-14', medications: [{ name: 'lisinopril 20 mg' }] },
    ],
    expected: { stages: ['identity_review'] },
  },
  {
    title: 'A trusted integration passes on a phone call',
    kind: 'integration',
    residents: [
      {
        name: 'Tessa Rowan',
        birthDate: '1972-06-28',
        medications: [{ name: 'gabapentin 300 mg', rxNumber: '7002001' }],
      },
    ],
    expected: { stages: ['pharmacy_submitted'] },
  },
  {
    title: 'A change of dose is no refill',
    kind: 'text',
    from: '+14155550120',
    body: 'Tessa Rowan 6/28/1972. My doctor raised my gabapentin to 600 mg, can you change it?',
    expected: { stages: ['clinical_review'] },
  },
  {
    title: 'A clinical question gets no advice',
    kind: 'text',
    from: '+14155550104',
    body: 'Can I take ibuprofen together with my losartan?',
    expected: { stages: ['clinical_review'] },
  },
  {
    title: 'A photo without a word',
    kind: 'text',
    from: '+14155550174',
    body: '',
    photo: true,
    expected: { stages: ['review'] },
  },
  {
    title: 'Where is my refill?',
    kind: 'text',
    from: '+14155550101',
    body: 'Is my lisinopril ready?',
    expected: { stages: [] },
  },
  {
    title: 'Thanks',
    kind: 'text',
    from: '+14155550102',
    body: 'Thank you so much!',
    expected: { stages: [], answer: null },
  },
  {
    title: 'A forged webhook',
    kind: 'forged',
    from: '+14155550101',
    body: 'refill everything',
    expected: { stages: [] },
  },
];
