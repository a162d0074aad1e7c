import { describe, expect, it } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

const pages = ['emergency', 'self_harm', 'overdose'] as const;

function paged(text: string): string[] {
  return screenMessage(text).flags.filter((flag) => pages.some((one) => one === flag));
}

describe('who has lost somebody, or tells that somebody moved, is no danger', () => {
  it.each([
    'mi esposo se murió ayer',
    'mi mamá falleció el lunes en el hospital, cancelen todas sus medicinas',
    'mi abuelo ya murió hace dos semanas, no manden más medicinas',
    'this is the family of the patient, he died last night, stop all meds',
    'my husband died on sunday please cancel his refills',
    'my wife passed away, stop her prescriptions',
    'the patient died yesterday, family would like all refills stopped',
    'ya no va a necesitar sus pastillas',
    'ella ya no va a ocupar las medicinas',
    'mi papá ya no va a necesitar la insulina',
    'ya no le manden todas las medicinas a Eloise Barragan, se mudo a Puerto Rico',
    'mi papá se mudó a Texas, ya no le manden nada',
    'ya no le manden nada, se fue a vivir con mi hermana',
    'mom moved to Florida with my sister, stop sending her meds',
  ])('%s', (text) => {
    expect(paged(text)).toEqual([]);
  });

  it.each([
    'omg if i have to wait on hold one more time im gonna die. need hctz',
    'if i have to sit on hold again i am going to die',
    'if i hear that hold music again i will literally scream',
    'if I have to stand in line again I’m gonna die lol need my losartan',
    'si me vuelven a dejar en espera me voy a morir',
    'si tengo que esperar en el teléfono otra vez me muero',
  ])('nor whoever is tired of waiting: %s', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  it.each([
    ['my wife died last month and i dont want to be here anymore', 'self_harm'],
    ['my husband died yesterday, i cant go on without him', 'self_harm'],
    ['she died yesterday, i want to be with her', 'self_harm'],
    ['mi esposo se murió ayer y me quiero ir con él', 'self_harm'],
    ['mi mamá murió el lunes, ya no quiero seguir', 'self_harm'],
    ['mi mamá murió ayer y yo tampoco quiero vivir', 'self_harm'],
    ['my son died last week. i took all my pills', 'overdose'],
    ['my dad passed away on friday and now i have chest pain', 'emergency'],
    ['mi hermana falleció ayer y me duele el pecho', 'emergency'],
    ['ya no voy a necesitar mis pastillas', 'self_harm'],
    ['ya no va a necesitar sus pastillas a donde va', 'self_harm'],
    ['ya no me van a necesitar, adios', 'self_harm'],
    ['i wont be needing my pills where im going', 'self_harm'],
    ['if i have to wait another day for my insulin im gonna die', 'emergency'],
    ['si tengo que esperar otro día sin insulina me voy a morir', 'emergency'],
    ['he just died', 'self_harm'],
  ])('and a danger stays one: %s', (text, flag) => {
    expect(paged(text)).toContain(flag);
  });
});
