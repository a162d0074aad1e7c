import { describe, expect, it } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('what befell a bottle, and nobody took', () => {
  it.each([
    'the cat knocked my bottle of lamictal into the sink, I need another one',
    'my kid spilled my whole bottle of lexapro down the sink so I need it replaced',
    'dropped my pills down the drain',
    'dog chewed the bottle, pills are fine, just need a new label and a refill',
    'el nene rompió el frasco de la amoxicilina, necesito otro',
    'se cayó al piso la botella de insulina y se rompió, necesito otra',
    'i found my metformin',
    'wait i found my metformin. only need lisinopril',
  ])('“%s” raises nothing', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });

  it.each([
    'my kid spilled my bottle of lexapro and ate some',
    'he knocked the bottle over and now the baby is drowsy',
    'the dog ate the whole bottle of metformin',
    'i found my metformin and took it twice',
    'i found the metformin bottle empty next to my son',
    'my mom dropped unconscious',
    'the pills are poured out on the bed and im tired of living',
    'se le cayó un lado de la cara',
    'mi mamá se cayó y no despierta',
    'el niño tiró el frasco y se tragó dos',
  ])('“%s” is looked at', (text) => {
    expect(screenMessage(text).flags.length).toBeGreaterThan(0);
  });
});

describe('an attack of an earlier month, or that a medicine keeps away', () => {
  it.each([
    'my neighbor had a heart attack in June so now I take mine seriously, refill my lisinopril please',
    'my husband had a heart attack last march, now refill his plavix',
    'a mi vecino le dio un infarto en junio y ahora sí me cuido, súrtanme el lisinopril',
  ])('“%s” pages nobody', (text) => {
    expect(screenMessage(text).flags.filter((flag) => flag !== 'safety_review')).toEqual([]);
  });

  it.each([
    'my husband had a heart attack in June and is having another',
    'he had a stroke in may, now i need help he cant talk',
    'had a heart attack in may, having chest pain now',
    'me dio un derrame otra vez por favor',
  ])('“%s” is an emergency', (text) => {
    expect(screenMessage(text).flags).toContain('emergency');
  });
});
