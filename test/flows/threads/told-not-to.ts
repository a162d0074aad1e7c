import { inSpanish, mary, stranger, text, type Person, type Thread } from './thread.ts';

const two: Person = { ...mary, prescriptions: (mary.prescriptions ?? []).slice(0, 2) };
const dos: Person = { ...inSpanish, prescriptions: two.prescriptions ?? [] };

/** What they say that we must not do asks for nothing, and takes nothing back. */
export const toldNotTo: Thread[] = [
  ...['dont use the blue bottles', "don't use the old address for my metoprolol"].map((said) => ({
    what: `${said}: it runs on, and whoever packs and brings it hears of it`,
    people: [two],
    turns: [text('{me} {born} refill metoprolol', 'submitted'), text(said, 'person_takes_over')],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'], openTasks: ['tell_delivery_wish'] },
  })),
  {
    what: 'no usen los frascos azules: sigue en marcha, y quien lo prepara lo sabe',
    people: [dos],
    turns: [
      text('{me} {nacida} surtir metoprolol', 'submitted'),
      text('no usen los frascos azules', 'person_takes_over', 'Una persona'),
    ],
    ends: { tickets: ['- review', 'metoprolol pharmacy_submitted'], openTasks: ['tell_delivery_wish'] },
  },
  {
    what: 'with a medicine, and before anything was asked for: no refill of it',
    people: [stranger],
    turns: [text('dont put my metoprolol in the blue bottles', 'person_takes_over')],
    ends: { tickets: ['- review'] },
  },
];
