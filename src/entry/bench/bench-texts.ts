import { pick, type BenchPatient } from './bench-roster.ts';

/** How people write, in the proportions of the list. `{…}` is filled from the patient. */
const texts = [
  'Hi this is {given} {family} {birth}, I need a refill of my {drug} please',
  'Need my {drug} refilled pls',
  'refill {drug} and {other}. {given} {family}, born {birth}',
  'Hello, {given} here. I am almost out of {drug}, only 3 days left. Can you send it?',
  'Good morning! Could you please refill {drug} {strength} for me? DOB {birth} thank you so much',
  'refill rx please {drug}',
  'Hola, soy {given} {family}, necesito mas de mi {drug} por favor',
  'Can I get {drug}, {other} and anything else that is due? {family} {birth}',
  'I called yesterday about my {drug}, has it been sent?',
  'out of {drug} since this morning. {given} {family} {birth}',
] as const;

/** The text that a patient sends; with the same index always the same. */
export function benchText(patient: BenchPatient, index: number): string {
  const [first = '', second = first] = patient.drugs;
  const [drug = '', ...strength] = first.toLowerCase().split(' ');
  const [year, month, day] = patient.birthDate.split('-');
  const values: Record<string, string> = {
    given: patient.given,
    family: patient.family,
    birth: `${Number(month)}/${Number(day)}/${year}`,
    drug,
    strength: strength.join(''),
    other: second.toLowerCase().split(' ')[0] ?? '',
  };
  return pick(texts, index).replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}
