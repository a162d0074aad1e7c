import type { RosterPatient } from '../../support/roster.ts';
import { hablado, spoken, type Person, type Thread, type Turn } from './thread.ts';

/** A thread with people, numbers and Rx numbers of its own, so that many run beside each other. */
export type Cast = {
  thread: Thread;
  from: string;
  roster: RosterPatient[];
  accepting: RosterPatient[];
  say: (words: string) => string;
};

const families = [
  ...['Abernathy', 'Birdsong', 'Castellano', 'Dunleavy', 'Eastwick', 'Fairweather', 'Galbraith', 'Hollander'],
  ...['Ivanhoe', 'Jankowski', 'Kilpatrick', 'Lindqvist', 'Montalvo', 'Northcott', 'Okonkwo', 'Pemberton'],
  ...['Quintero', 'Rosenthal', 'Stankovic', 'Thornbury', 'Underhill', 'Valderrama', 'Wetherby', 'Yamaguchi'],
  ...['Zambrano', 'Ashgrove', 'Brackenridge', 'Colquhoun', 'Drummond', 'Ellsworth', 'Fitzgibbon', 'Grantham'],
  ...['Haverford', 'Inglewood', 'Jorgensen', 'Kowalczyk', 'Lockhart', 'Mirabella', 'Nakamura', 'Olszewski'],
] as const;

const endings = [
  ...['', 'son', 'berg', 'wood', 'ham', 'field', 'ton', 'dale', 'stad', 'land', 'more', 'ley'],
  ...['ford', 'well', 'croft', 'shaw', 'bury', 'worth', 'stead', 'gate'],
  ...['wick', 'thorpe', 'combe', 'hurst', 'stone', 'brook', 'vale', 'hart', 'leigh', 'mere'],
];

/** Birth dates of one day apart would be near misses of each other; those far on would be a child's. */
const daysApart = 97;
const mostSteps = 150;

export function castOf(thread: Thread, place: number): Cast {
  const from = thread.from ?? `+1415555${String(2000 + place)}`;
  const roster = (thread.people ?? []).map((person, index) => patientOf(person, { place, index, from }));
  const [me, other] = roster;
  const tokens: Record<string, string> = {
    n: String(7_100 + place),
    ...(me ? { me: `${me.given} ${me.family}`, given: me.given, family: me.family } : {}),
    ...(me
      ? { born: spoken(me.birthDate), nacida: hablado(me.birthDate), year: me.birthDate.slice(0, 4) }
      : {}),
    ...(me ? wrongYearOf(me.birthDate) : {}),
    ...(other
      ? {
          other: `${other.given} ${other.family}`,
          otherBorn: spoken(other.birthDate),
          ...wrongYearOf(other.birthDate, 'other'),
        }
      : {}),
  };
  return {
    thread,
    from,
    roster,
    accepting: roster.filter((_, index) => thread.people?.[index]?.acceptsDetails),
    say: (words) => words.replace(/\{(\w+)\}/g, (whole, token: string) => tokens[token] ?? whole),
  };
}

/** The same day of a wrong year (a leap year, as any day may be). */
function wrongYearOf(birthDate: string, whose = ''): Record<string, string> {
  const wrong = `1932${birthDate.slice(4)}`;
  // A leap year, again.
  const near = `${String(Number(birthDate.slice(0, 4)) + 4)}${birthDate.slice(4)}`;
  if (whose === '')
    return {
      ...{ misborn: spoken(wrong), malNacida: hablado(wrong) },
      ...{ nearlyBorn: spoken(near), yy: birthDate.slice(2, 4) },
    };
  return { otherMisborn: spoken(wrong), otherYear: birthDate.slice(0, 4) };
}

type Place = { place: number; index: number; from: string };

function patientOf(given: Person, at: Place): RosterPatient {
  const { onFile = true, ...person } = given;
  const { place, from } = at;
  const born = new Date(`${person.birthDate}T00:00:00Z`);
  // People of one thread keep what they share.
  if (person.family === undefined) born.setUTCDate(born.getUTCDate() + (place % mostSteps) * daysApart);
  return {
    ...person,
    family:
      person.family ?? `${families[place % families.length]}${endings[Math.floor(place / families.length)]}`,
    birthDate: born.toISOString().slice(0, 10),
    ...(onFile ? { phones: [from] } : {}),
    ...(person.relatives
      ? { relatives: person.relatives.map((relative) => ({ ...relative, phone: from })) }
      : {}),
    prescriptions: (person.prescriptions ?? []).map((one, index) => ({
      ...one,
      rxNumber:
        one.rxNumber.replace('{n}', `${7_100 + place}${at.index === 0 ? '' : String(at.index)}`) ||
        String(index),
    })),
  };
}

export function isText(turn: Turn): turn is Turn & { text: string } {
  return turn.text !== undefined;
}
