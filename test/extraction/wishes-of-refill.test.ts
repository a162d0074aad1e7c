import { describe, expect, it } from 'vitest';
import { wishesOfRefill } from '../../src/extraction/wishes/wishes-of-refill.ts';

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
