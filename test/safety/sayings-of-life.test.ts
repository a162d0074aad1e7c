import { expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

test.each([
  'refill the quetiapine, i slept like the dead',
  'la quetiapina me funciona, duermo como un muerto',
  'ambien refill, out cold every night',
  'feeling great, seize every day, refill the statin',
  'so glad to be alive, refill my eliquis',
  'i was passing out snacks at the game, now refill my claritin please',
  'those huge capsules gag me, any smaller ones of potassium',
  'almost choked on them tablets lol, refill the metformin',
  'my mom gets choked up talking about him, anyway refill her zocor',
])('%s: nothing', (text) => {
  expect(screenMessage(text).flags).toEqual([]);
});

test('the will to live pages nobody', () => {
  expect(screenMessage('por fin siento otra vez ganas de vivir').flags).not.toContain('self_harm');
});

test.each([
  'no me siento con ganas de vivir',
  'im not happy to be alive anymore',
  'she is out cold on the floor',
  'i passed out in the shower',
  'choking on a horse pill help',
  'cut my finger cooking and it wont stop bleeding, im on eliquis',
])('%s: pages', (text) => {
  expect(screenMessage(text).flags.some((flag) => flag !== 'safety_review')).toBe(true);
});
