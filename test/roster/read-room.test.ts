import { expect, test } from 'vitest';
import { readRoom } from '../../src/roster/read-room.ts';

test.each([
  [
    'an extension for it',
    { extension: [{ url: 'https://home.example/fhir/room', valueString: ' 12B ' }] },
    '12B',
  ],
  ['the address', { address: [{ line: ['Cedar House', 'Room 7-A'] }] }, '7-A'],
  ['short', { address: [{ line: ['Rm. #4'] }] }, '4'],
  ['in Spanish', { address: [{ line: ['Habitación 31'] }] }, '31'],
  ['no line that only begins alike', { address: [{ line: ['Roomy Street 5', 'Bedford Avenue 12'] }] }, null],
  ['another extension', { extension: [{ url: 'https://home.example/bathroom', valueString: '3' }] }, null],
  ['nothing', {}, null],
])('a room is read from %s', (_, resource, room) => {
  expect(readRoom(resource)).toBe(room);
});
