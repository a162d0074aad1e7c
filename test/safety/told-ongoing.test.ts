import { describe, expect, it } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('emergencies that go on', () => {
  it.each([
    'second convulsion this morning, no depakote since sunday',
    'fit number 3 and counting',
    'ya es la cuarta convulsión hoy',
    'had a grand mal half an hour ago, he is out of lamictal',
    'convulsionó hace 15 minutos y sigue ido',
    'scraped my shin an hour ago and it keeps dripping into my sock, im on xarelto',
    'gauze keeps soaking through since the dentist, warfarin',
    'sigue saliendo sangre de la encía, tomo eliquis',
    'the knot on my arm is getting bigger and purple, i take plavix',
    'el moretón de la pierna sigue creciendo, tomo warfarina',
  ])('pages for %s', (text) => {
    expect(screenMessage(text).flags).toContain('emergency');
  });

  it('pages where bottles were emptied and one feels ill since', () => {
    expect(screenMessage('i feel so weird, finished three boxes of benadryl').flags).toContain('overdose');
  });

  it.each([
    'third refill today and still no answer',
    'second seizure ever was in 2019, keppra refill please',
    'no third seizure since we started the keppra',
    'my nose is runny and running down my face, refill eliquis and claritin',
    'bruise on my hip keeps getting smaller, refill warfarin',
    'finished both bottles of amoxicillin and feel great',
    'finished two bottles of ibuprofen, refill please',
  ])('pages nobody for %s', (text) => {
    expect(screenMessage(text).flags.filter((flag) => flag !== 'safety_review')).toEqual([]);
  });
});
