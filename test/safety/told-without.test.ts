import { describe, expect, it } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('harm that follows from a missing medicine', () => {
  it.each([
    'no coumadin for two weeks and my calf is red and swollen',
    'ran out of tegretol monday, had 3 spells since',
    'se me terminó el dilantin y anoche le dieron dos ataques',
    'four fits since the bottle went empty',
    'presión 176/112, embarazada de 33 semanas',
    'bp 190/100 and seeing sparkles, refill my labetalol',
    'se pegó y trae un chichón, toma eliquis',
  ])('pages for %s', (text) => {
    expect(screenMessage(text).flags).toContain('emergency');
  });

  it.each([
    'out of keppra, last seizure was 4 years ago',
    'no spells since i started tegretol, refill it please',
    'need my dilantin so i dont have another seizure',
    'se me acabó la keppra, no le han dado ataques',
    'refill eliquis, my feet get a bit puffy in the heat',
  ])('pages nobody for %s', (text) => {
    expect(screenMessage(text).flags).not.toContain('emergency');
  });

  it('pages where a child had the medicine that is asked for again', () => {
    expect(screenMessage('new clonazepam please, my toddler got into it').flags).toContain('overdose');
  });
});

describe('harm to oneself, and what only sounds like it', () => {
  it.each([
    'i keep thinking about swallowing all of them',
    'swallowed extra on purpose tonight',
    'i wish i just didnt wake up some days',
    'ojalá ya no despertara mañana',
  ])('names the crisis line for %s', (text) => {
    expect(screenMessage(text).flags).toContain('self_harm');
  });

  it('looks at what was years ago', () => {
    const { flags } = screenMessage('six yrs ago she took a lot of pills on purpose, put it in her chart');
    expect(flags).toContain('safety_review');
    expect(flags).not.toContain('self_harm');
  });

  it.each([
    'nicked myself while shaving, refill my warfarin',
    'dad will have a stroke when he sees the bill',
    'my sister will have a heart attack when she sees the empty bottle',
    'mi jefa me va a matar si no recojo la metformina',
    'ando ahogado de trabajo, surtan el enalapril',
    'el calor estuvo de muerte, manden la losartan',
    'should i rinse my mouth after symbicort',
    'ventolin refill, im short of puffs not breath',
  ])('finds nothing in %s', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });
});
