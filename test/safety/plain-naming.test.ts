import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('a surname that is a word besides', () => {
  test.each([
    ...['bob king 5/5/1960 and my oxy', 'jane king 5/5/1960 and my tramadol', 'and my oxy', 'y mi tramadol'],
    ...['all of moms meds linda king 5/24/1953', 'all of moms meds linda king', 'All of dads meds, Ed Black'],
    ...['lisinopril donna faint 4/4/1948', 'Faint, Donna 4/4/1948 metoprolol', 'donna choke dob 4/4/1948'],
    ...[
      'my name is Linda Muerte, 4/4/1948, i need my metformin',
      'necesito losartan juan sangre 4 de abril de 1948',
    ],
    ...['hi this is Linda Chest born april 4 1948, out of lisinopril', 'mary hurt 4/4/1948 metformin'],
    ...['joe pain 4/4/1948', 'mary fell 4/4/1948 warfarin', 'refill lisinopril donna graves 4/4/1948'],
  ])('%s: no danger', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test.each([
    ...['mary fell and hit her head 4/4/1948 on warfarin', 'mary king 4/4/1948 cant breathe'],
    ...['my name is mary king and i took all my oxy', 'all of moms meds linda king 5/24/1953 she took them'],
    ...[
      'donna faint 4/4/1948 has chest pain',
      'linda king 5/24/1953 wants to die',
      'i took my oxy and my tramadol too many',
    ],
  ])('%s: still one', (text) => {
    expect(screenMessage(text).flags).not.toEqual([]);
  });
});

describe('why they wrote, and nothing of how they are', () => {
  test.each([
    ...['just making sure', 'Just making sure.', 'just want to make sure', 'ok just making sure thanks'],
    ...['just checking', 'no im just double checking', 'solo para asegurarme', 'nomás quería confirmar'],
  ])('%s: no danger', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  test.each(['just making sure i die tonight', 'just want to make sure it kills me'])('%s: one', (text) => {
    expect(screenMessage(text).flags).not.toEqual([]);
  });
});

describe('a hardship that is denied', () => {
  test.each([
    ...['no chest pain, no shortness of breath, just need lisinopril', 'no shortness of breath'],
    ...[
      'no trouble breathing or chest pain. refill metoprolol',
      'not having trouble breathing, refill metoprolol',
    ],
    ...['sin dolor de pecho, sin falta de aire, necesito losartan', 'no fever, dizziness or chest pain'],
  ])('%s: a person looks', (text) => {
    expect(screenMessage(text).flags).toEqual(['safety_review']);
  });

  test.each([
    ...['not breathing', 'no breath left in him', 'no shortness of breath before but now i cant breathe'],
    ...['no puedo respirar', 'chest pain or no breath', 'not breathing right or chest pain'],
  ])('%s: pages', (text) => {
    expect(screenMessage(text).flags).toContain('emergency');
  });
});
