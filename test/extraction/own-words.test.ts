import { expect, test } from 'vitest';
import { withoutOwnWords } from '../../src/extraction/wishes/own-words.ts';

const said = [
  'Maple Pharmacy: Request RG-ABCDEFG: sent to the pharmacy team. We will update you.\nReply STOP to opt out, HELP for help.',
  'This line is not monitored for emergencies. If you are in danger call 911.',
];

test.each([
  `Liked “${said[0] ?? ''}”`,
  `Loved “${said[1] ?? ''}”`,
  `Laughed at "${said[0] ?? ''}"`,
  `Le gustó “${said[0] ?? ''}”`,
  `👍 to “${said[0] ?? ''}”`,
  'Emphasized “This line is not monitored for emergencies…”',
  `> ${said[1] ?? ''}`,
])('%j says nothing but thanks', (text) => {
  expect(withoutOwnWords(text, said)).toBe('thanks');
});

test('what is said beside a quotation keeps its words and their places', () => {
  const text = '> Reply STOP to opt out, HELP for help.\nyes please, also lisinopril';
  const read = withoutOwnWords(text, said);
  expect(read).toHaveLength(text.length);
  expect(read.trim()).toBe('yes please, also lisinopril');
  expect(read.indexOf('lisinopril')).toBe(text.indexOf('lisinopril'));
});

test.each([
  'Liked “I want to die”',
  'my bottle says "take STOP" and I need it',
  '"stop"',
  '"call 911"',
  'I want "sent to the pharmacy team" explained, chest pain',
  'Reply STOP to opt out, HELP for help.',
])('%j is the sender’s own and stays as it is', (text) => {
  expect(withoutOwnWords(text, said)).toBe(text);
});

test('nothing is taken for a quotation before anything was said', () => {
  expect(withoutOwnWords('Liked “STOP”', [])).toBe('Liked “STOP”');
});
