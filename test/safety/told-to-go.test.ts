import { describe, expect, it } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('who was told to go to hospital now and would rather not', () => {
  it.each([
    'my cardiologist wants me in the er for this heart rate but i just need my diltiazem',
    'triage said dial 911 for my breathing, id rather you fill the albuterol',
    'doctor told me to go to the hospital for the numb arm, cant afford it',
    'la enfermera dijo que vaya a urgencias por la presión pero mejor mándenme la clonidina',
  ])('pages for %s', (text) => {
    expect(screenMessage(text).flags).toContain('emergency');
  });

  it.each([
    'hospital said come back if the bleeding started again and it has',
    'they told me call the doctor if my arm went numb and it did',
    'me dijeron que si el dolor de pecho regresaba fuera a urgencias y sí regresó',
  ])('a condition that came true pages: %s', (text) => {
    expect(screenMessage(text).flags).toContain('emergency');
  });

  it.each([
    'doctor told me to go to the er for chest pain last week but they said its fine, refill metoprolol',
    'cardiologist wants me at the hospital for a stress test but im waiting on my metoprolol',
    'doctor said go to the hospital pharmacy for the bp med but id rather use you',
    'dr said call 911 if i get chest pain, refill the nitro',
    'they said go to er if the chest pain comes back and it hasnt',
    'they said the refill would come if i called and it did',
  ])('pages nobody for %s', (text) => {
    expect(screenMessage(text).flags.filter((flag) => flag !== 'safety_review')).toEqual([]);
  });
});

describe('what somebody said of themselves', () => {
  it.each([
    'if yall dont send my norco tonight im going to end it, i cant live like this',
    'if you people lose it again i swear i will kill myself',
    'pt states she would rather be dead and was found with a belt',
  ])('pages for %s', (text) => {
    expect(screenMessage(text).flags).toContain('self_harm');
  });

  it('who attempted once is looked at', () => {
    expect(screenMessage('my brother attempted suicide, he was 20').flags).toEqual(['safety_review']);
  });
});
