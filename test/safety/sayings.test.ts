import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

const sayings = [
  'that bill about gave me a stroke lol, anyway the lisinopril please',
  'my daughter nearly bit my head off for skipping the zocor so fill it',
  'new address 14 Suicide Creek Rd, send the metformin there',
  'We live off Dead Horse Lane, please deliver the warfarin refill',
  'this cream burns like poison but it works, another tube of capsaicin please',
  'the copay is killing me but ok refill the eliquis',
  'almost had a heart attack when I saw the price. send the januvia',
  'half my lasix went down the drain, need a refill',
  'bored to death in here, can you fill my ambien',
  'call me before the stroke of noon about my refill of plavix',
  'vivo en la calle del Muerto 12, mándenme la metformina',
  'me mata la pena pedirlo tan tarde, surtan el losartan',
  'el jarabe sabe a veneno, pero mándenme otro frasco de guaifenesina',
  'casi me da un infarto con el precio, pero surtan la insulina',
  'i would rather die than sit on hold again, fill my lisinopril please',
  'my phone is about to die so quick, refill the losartan',
  'my heart stopped when i saw the bill, refill the eliquis anyway',
  'this cough is killing me, more benzonatate please',
  'ive been cutting my losartans in half and even those are gone, refill please',
  'jumping on a plane friday, need my xarelto early',
  'mom was confused about which pill it is, refill her amlodipine',
  'traigo una tos que me mata, mándenme el benzonatato',
  'se me muere el celular, rápido, necesito la sertralina',
  'mamá se confundió con cuál pastilla era, surtan la amlodipina',
  'had all my pills of this morning, so send the lasix for next week',
  'she took all of her meds as prescribed, refill please',
  'finished all my antibiotics, all good, only the eliquis now',
  'ya tomé todas mis medicinas de hoy, manden el losartán',
  'my son passed out free samples at the fair lol, refill my zocor',
  'crossed out the dates on the label by mistake, refill metoprolol',
  "can't breathe through my nose at night, refill the flonase",
  'me muero por verlos en Navidad, surtan mi losartán antes',
];

const meant = [
  'I took all my pills for the day at once',
  'took all of my meds for the week this morning',
  'my son took all my pills, need more',
  'took all my pills, need help',
  'he passed out after the candy',
  "can't breathe through my nose or my mouth",
  'me muero por dentro',
  'the pharmacist says I am having a heart attack',
  'she had a stroke when she saw her son',
  'my grandson drank the poison from under the sink',
  'he went down in the kitchen and is not responding',
  'my chest hurts, this is going to give me a heart attack',
  'I am bleeding and it wont stop',
  'my mom is confused about where she is',
  'i would rather die than go on like this',
  'ive been cutting my arms again',
  'se confundió de pastilla y se la tomó',
  'im standing on the bridge on suicide hill and i want to jump',
  'siento que me está dando un infarto',
  'se tomó el veneno de las ratas',
  'no quiero vivir, ya no aguanto',
];

/** Nothing was taken: it is asked what would be. */
const supposed = [
  'taken all my tablets for this month, so please mail another box',
  'took all of the pills in the bottle and want a refill',
  'hypothetically what would happen if somebody took five of their norco',
  'what happens if a kid ever ate too many melatonin gummies',
  'si alguien tomara el doble de metformina qué pasaría',
];

const denied = [
  'no i am not planning to hurt myself, please fill the zoloft',
  'ya no pienso en matarme, mándenme la sertralina',
  'my husband had a heart attack in two thousand twelve, refill his plavix',
  'a mi papá le dio un infarto en el dos mil diez, la aspirina por favor',
];

function flagsOf(text: string): string[] {
  return screenMessage(text).flags;
}

describe('words that name a danger', () => {
  test.each(sayings)('are a saying: %s', (text) => {
    expect(flagsOf(text)).toEqual([]);
  });

  test.each(meant)('are meant: %s', (text) => {
    expect(flagsOf(text)).not.toEqual([]);
    expect(flagsOf(text)).not.toEqual(['safety_review']);
  });

  test.each([...supposed, ...denied])('are looked at and page nobody: %s', (text) => {
    expect(flagsOf(text)).toEqual(['safety_review']);
  });

  test('he that is Spanish for have is nobody, and nobody is lost in thought', () => {
    expect(flagsOf('he ido dos veces y no está mi receta')).toEqual([]);
    expect(flagsOf('mi papá está como ido y no me reconoce')).toContain('emergency');
  });
});
