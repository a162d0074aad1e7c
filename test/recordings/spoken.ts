import { readFile } from 'node:fs/promises';

/** What is said in each recording, as a faithful listener writes it down. */
export const spoken = {
  'refill-metoprolol':
    'This is Mary Johnson, date of birth March 4th, 1952. I need a refill of my metoprolol 50 milligrams.',
  'refill-by-number': 'Hi, Mary Johnson, March 4th, 1952. Please refill prescription number 7001234.',
  'spelled-name':
    'My name is Johnson, J-O-H-N-S-O-N, first name Mary. Birthday 3/4/52. Atorvastatin, please.',
  'out-of-insulin': 'This is Mary Johnson, born March 4th, 1952. I am completely out of my insulin glargine.',
  zolpidem: 'Mary Johnson, March 4th, 1952. I need a refill of my zolpidem 10 milligrams.',
  'chest-pain': 'I have chest pain and I can not breathe.',
  status: 'This is Mary Johnson. Is my metoprolol ready yet?',
  'two-medicines': 'Mary Johnson, born March 4th, 1952. I need my metoprolol and my atorvastatin.',
  'refill-16-bit': 'I need a refill of my metoprolol.',
  metformina: 'Soy Rosa Delgado, nací el 12 de mayo de 1948. Necesito mi metformina de 500 miligramos.',
  'losartan-numero': 'Habla Rosa Delgado. Necesito la receta número 7009988, por favor.',
  'dolor-de-pecho': 'Tengo dolor de pecho y no puedo respirar.',
  'se-me-acabo': 'Soy Rosa Delgado. Se me acabó la insulina ayer.',
} as const;

export type SpokenName = keyof typeof spoken;
export type RecordingName = SpokenName | 'silence' | 'noise' | 'truncated';

export const spokenNames = Object.keys(spoken) as SpokenName[];

export async function readRecording(name: RecordingName): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await readFile(new URL(`${name}.wav`, import.meta.url)));
}
