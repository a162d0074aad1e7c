import { mary, text, type Person, type Thread } from './thread.ts';

const alone: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const sola: Person = { ...alone, given: 'Rosa', language: 'es' };
const runs = { tickets: ['metoprolol pharmacy_submitted'], openTasks: [] };

/** When it comes is no question for a clinician. */
export const whenAndHowMuch: Thread[] = [
  ...[
    'when can i expect the delivery?',
    'when should i expect a call',
    'how long does the doctor take to answer',
  ].map((said) => ({
    what: `metoprolol, and then: ${said}`,
    people: [alone],
    turns: [text('{me} {born} metoprolol', 'submitted'), text(said, 'already_received')],
    ends: runs,
  })),
  ...['y cuanto se tarda el doctor?', '¿cuándo me llaman?'].map((said) => ({
    what: `metoprolol, y luego: ${said}`,
    people: [sola],
    turns: [text('{me} {nacida} metoprolol', 'submitted'), text(said, 'already_received')],
    ends: runs,
  })),
];
