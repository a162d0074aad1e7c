import { describe, expect, it } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

function pagesNobody(text: string): void {
  expect(screenMessage(text).flags.filter((flag) => flag !== 'safety_review')).toEqual([]);
}

describe('a danger that is nobody’s now', () => {
  it.each([
    'my mom died of a stroke at 62, refill the atorvastatin',
    'mi abuelo murió de un infarto a los 70',
    'my wife had a heart attack in oh four, refill her plavix',
    'mi papá tuvo un derrame en el 97',
    'my daughter had a seizure when she was 4, refill her keppra',
    'refill omeprazole, it fixed the burning in my chest',
    'the bleeding from my gums went away since they lowered my warfarin',
    'Nitroglycerin 0.4 mg SL PRN chest pain',
    'Lorazepam 1 mg as needed seizure',
    'took three today because the doctor said triple it for two days',
  ])('%s', pagesNobody);

  it.each([
    'the label on my xarelto says bleeding, is that right',
    'the leaflet for the lexapro lists suicidal thoughts, should i still take it',
    'can losartan cause a stroke',
    'if i skip 2 dilantin will i have a seizure',
    'what are the symptoms of an overdose on tramadol',
  ])('is asked: %s', pagesNobody);

  it.each([
    'i overdid it on tamales, refill my metformin',
    'overdid it in the yard, refill my naproxen',
    'overdosed on sunshine lol',
    'not urgent, breathing fine',
    'I feel like the lexapro isn’t helping anymore',
    'la gabapentina ya no me funciona, qué hago',
  ])('is none: %s', pagesNobody);
});

describe('a danger of now beside such words', () => {
  it.each([
    'my mom just had a heart attack at 50 and is on the floor',
    'nitro hasnt stopped the pain in my chest',
    'it stopped the chest pain but now its back',
    'nose bleeds stopped but started again and wont quit',
    'he has signs of an overdose on fentanyl, he is blue',
    'overdid it on my oxycodone',
    'not breathing',
    'the label says bleeding but i am bleeding from my gums and it wont stop',
    'the lexapro isnt working and i want to die',
    'google says stroke signs, my face is numb on one side',
    'took 20 of them because the doctor said it was fine',
  ])('%s', (text) => {
    expect(screenMessage(text).flags.some((flag) => flag !== 'safety_review')).toBe(true);
  });
});
