import { describe, expect, it } from 'vitest';
import { wishesAmountAlone, wishesOfRefill } from '../../src/extraction/wishes/wishes-of-refill.ts';

describe('what is wished of a refill beside the medicine', () => {
  it.each<[text: string, wished: string]>([
    ['amlodipine, can i get 90 days this time?', 'amount'],
    ['losartan 90 day supply please', 'amount'],
    ['necesito losartan para 90 dias', 'amount'],
    ['refill amlodipine only 15 tablets please', 'amount'],
    ['can i get only 10 pills of metformin, cant afford all', 'amount'],
    ['give me half of the metformin this time, money is tight', 'amount'],
    ['solo 10 pastillas de metformina', 'amount'],
    ['not the blue generic, i want brand', 'brand'],
    ['losartan de marca por favor', 'brand'],
    ['send the request to Dr Patel I left Dr Ramsey', 'prescriber'],
    ['I switched doctors, its Dr Patel now, need atorvastatin', 'prescriber'],
    ['Dr. Patel is my doctor now', 'prescriber'],
    ['cambie de doctor, ahora es el Dr Perez', 'prescriber'],
  ])('%s: %s', (text, wished) => {
    expect(wishesOfRefill(text)).toEqual([wished]);
  });

  it.each([
    'refill lisinopril I have a 90 day supply left',
    'im out of lisinopril for 3 days',
    'i take half of the pill, need more',
    'i need lisinopril, leaving for 2 months',
    'i need my lisinopril in 3 days',
    'i have been waiting for 2 weeks',
    'my doctor is Dr Lee. refill lisinopril',
    'refill lisinopril. my doctor left me a message',
    'why does the generic look different',
    'ACME PHARMACY RX# 7001234 TAKE 1 TABLET TWICE DAILY METOPROLOL TART 50MG TAB QTY 60',
  ])('%s: nothing', (text) => {
    expect(wishesOfRefill(text)).toEqual([]);
  });
});

describe('how much is wanted of what was asked for before, and nothing else', () => {
  it.each([
    '90 day supply please',
    'make it 90 days',
    'i need 30 more days of it',
    'que sean 90 dias',
    'denme 30 dias mas por favor',
    'only 15 tablets please',
  ])('%s', (text) => {
    expect(wishesAmountAlone(text)).toBe(true);
  });

  it.each([
    'i have 30 more days',
    '90 days of losartan',
    'i need it in 30 days',
    '30 days',
    'out for 3 days',
  ])('%s: no', (text) => {
    expect(wishesAmountAlone(text)).toBe(false);
  });
});
