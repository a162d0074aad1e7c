import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

const dangers: [text: string, flag: string][] = [
  ['I have chest pain', 'emergency'],
  ['chestpain and i need my metoprolol', 'emergency'],
  ["I can't breathe", 'emergency'],
  ['cant breath help', 'emergency'],
  ['i am having trouble breathing', 'emergency'],
  ['my left arm is numb and face is drooping', 'emergency'],
  ['slurred speech since this morning', 'emergency'],
  ['my throat is closing up', 'emergency'],
  ['she is unconscious', 'emergency'],
  ['he passed out', 'emergency'],
  ["bleeding won't stop im on eliquis", 'emergency'],
  ['having a seizure right now', 'emergency'],
  ['my sugar is 35 and im shaky', 'emergency'],
  ['blood sugar 550', 'emergency'],
  ['sugar is really low, i feel dizzy', 'emergency'],
  ['no puedo respirar', 'emergency'],
  ['me duele el pecho', 'emergency'],
  ['tengo dolor de pecho', 'emergency'],
  ['mi esposo se desmayó', 'emergency'],
  ['está convulsionando', 'emergency'],
  ['llame al 911', 'emergency'],
  ['heart attack', 'emergency'],
  ['i think im having a stroke', 'emergency'],
  ['my tongue is swelling after new pill', 'emergency'],
  ['ＣＨＥＳＴ ｐａｉｎ', 'emergency'],
  ['сhest раin', 'emergency'],
  ['chest\u200bpain', 'emergency'],
  ['se me duerme la cara, tengo la boca chueca', 'emergency'],
  ['throwing up blood', 'emergency'],
  ['vomitando sangre', 'emergency'],
  ['i want to die', 'self_harm'],
  ['I want my oxycodone to take me away for good', 'self_harm'],
  ['quiero que me lleve para siempre', 'self_harm'],
  ['I want to kill myself', 'self_harm'],
  ['going to kill my self', 'self_harm'],
  ['suicidal', 'self_harm'],
  ['thinking about sucide', 'self_harm'],
  ['quiero morir', 'self_harm'],
  ['no quiero vivir', 'self_harm'],
  ['me quiero matar', 'self_harm'],
  ['voy a suicidarme', 'self_harm'],
  ["I don't want to live anymore", 'self_harm'],
  ['i dont want to be here anymore', 'self_harm'],
  ['better off dead', 'self_harm'],
  ['end my life', 'self_harm'],
  ['wanttodie', 'self_harm'],
  ['k i l l m y s e l f', 'self_harm'],
  ['kms', 'self_harm'],
  ['I want to end it all', 'self_harm'],
  ['su1cide', 'self_harm'],
  ['ya no quiero vivir más', 'self_harm'],
  ['i cant go on like this', 'self_harm'],
  ['tired of living', 'self_harm'],
  ['quiero quitarme la vida', 'self_harm'],
  ['i took too many pills', 'overdose'],
  ['took two by mistake', 'overdose'],
  ['I took my metoprolol twice by accident', 'overdose'],
  ['took double dose of warfarin', 'overdose'],
  ['tomé demasiadas pastillas', 'overdose'],
  ['my toddler swallowed my pills', 'overdose'],
  ['my son ate some of my metformin', 'overdose'],
  ['sobredosis', 'overdose'],
  ['overdosed', 'overdose'],
  ['I accidentally took my night pills twice', 'overdose'],
  ['me tomé dos pastillas por error', 'overdose'],
  ['mi hijo se tragó mis pastillas', 'overdose'],
  ['drank bleach', 'overdose'],
  ['I took a whole bottle of tylenol', 'overdose'],
  ['took 10 tylenol', 'overdose'],
  ["took my husband's pills by mistake", 'overdose'],
  ['he may have been poisoned', 'overdose'],
  ['I doubled my dose this morning', 'overdose'],
  ['took my blood pressure pill twice today', 'overdose'],
  ['over dose', 'overdose'],
  ['tomé doble dosis', 'overdose'],
  ['I am NOT suicidal', 'safety_review'],
  ['no chest pain', 'safety_review'],
  ['I had a heart attack last year, need my plavix', 'safety_review'],
  ['my sister tried to kill herself last year', 'safety_review'],
  ['no tengo dolor de pecho', 'safety_review'],
  ['my neighbor had a stroke', 'safety_review'],
  ['she has a history of seizures', 'safety_review'],
  ["I don't want to die", 'safety_review'],
];

const ordinary = [
  'I take it for chest pain',
  'need refill of my seizure meds',
  'blood pressure pills please',
  'refill nitroglycerin for chest pain please',
  'I need my keppra for seizures',
  'refill lisinopril 20mg, 2 left',
  'I take two pills twice a day',
  'my doctor doubled my dose',
  'please refill my metformin, i take 2 a day',
  'tomo dos veces al día metformina',
  'necesito mi pastilla de la presión',
  'se me va a terminar todo el medicamento',
  'medicina para las convulsiones por favor',
  'I do not want it delivered here',
  'emergency refill of my insulin',
  'I took my last pill today',
  'took my last one this morning',
  'running out of pain pills',
  'can you send it by tomorrow',
  'stop texting me',
  'my head hurts? no just refill gabapentin',
  'I need a refill on my inhaler, I use it for shortness of breath',
  'i will be out of breath inhaler meds',
  'cancel my refill and end this',
  'no puedo hablar ahora, llámeme después',
  'I need something for my acid reflux',
  'muscle spasms baclofen refill',
  'my son will pick up my pills',
  'my daughter got my refill',
  'stopped bleeding medicine? tranexamic acid refill',
  '10 pills left of atorvastatin',
  'I am dying to know if its ready',
  'lost my pills',
  'I need to kill time',
  'tengo 2 pastillas',
  'me quedan dos pastillas',
  'mi mamá necesita su insulina',
  'I had 2 extra refills',
  'narcan refill for overdose kit',
  'I dont take it anymore',
  'Ya no tomo la metformina',
  'the pharmacy gave me the wrong pills',
];

/** Said in other words: any of the three dangers will do. */
const otherwise = [
  'my chest is killing me',
  'pressure in my chest going down my arm',
  'i feel like im suffocating',
  'my husband collapsed and wont wake up',
  'dad is having a stroke i think',
  'she had a seizure this morning',
  'my lips are turning blue',
  'i cant feel my left side',
  'coughing up blood',
  'my face is swollen after taking lisinopril',
  'lisinopril made my tongue swell up',
  'i ate peanuts and my throat is closing',
  'my heart is beating so fast i feel like im gonna pass out',
  'blood sugar is over 600',
  'sugar 42 feeling faint',
  'i dont see the point in living anymore',
  'i just want it all to be over',
  'nobody would miss me if i was gone',
  'id be better off dead',
  'thinking of ending it',
  'i have a plan to kill myself',
  'i want to go to sleep and never wake up',
  'took the whole bottle',
  'i took 3 of my sleeping pills instead of 1',
  'gave mom her night meds twice',
  'my baby put my pill in her mouth',
  'took my meds twice by mistake',
  'accidentally gave him a double dose',
  'i think i took too much insulin',
  'mi papá se desmayó y no responde',
  'siento que me muero',
  'no siento el lado izquierdo',
  'se me hinchó la lengua',
  'mi mamá tiene la cara caída',
  'ya no aguanto más, me quiero morir',
  'quisiera no despertar',
  'me tomé todo el frasco',
  'le di doble dosis a mi mamá por error',
  'mi niño se comió unas pastillas',
  'me siento muy mal no puedo respirar bien',
  'se está ahogando',
  'me inyecté demasiada insulina',
  'tengo 500 de azúcar',
  'estoy pensando en hacerme daño',
  'mi vida no vale nada',
  "I'm having an allergic reaction",
  'chest pains since last night',
  'heart atack',
  'cant breeth',
  'i cnat breathe',
  'stroke',
  'seizure',
  'im bleeding a lot',
  'fell and hit my head im on eliquis',
  'suicide',
  'i want 2 die',
  'wanna kms',
  'I cant do this anymore i want out',
  'give up on life',
  'passed out twice today',
];

const alsoOrdinary = [
  'my wife takes it for heart',
  'heart pill refill',
  'stroke prevention med refill',
  'please refill my seizure medication, 2 pills left',
  'I had surgery last week and need pain meds',
  'I am dying for a refill lol',
  'kill two birds with one stone',
  'this is killing me, the wait',
  'I took the last pill this morning',
  "I've been taking two a day",
  'doctor told me to take two pills',
  'do I take two if i miss one',
  'end of month refill',
  'out of breath easily so need inhaler refill',
  'need refill of naloxone',
  'Estoy tomando dos pastillas al día',
  'no quiero la de 10 mg, quiero la de 20',
  'ya no quiero la metformina',
  'cuando me duele la cabeza tomo ibuprofeno',
  'mi esposo recogerá la medicina',
  'tomo todas mis pastillas en la mañana',
  'need more test strips, sugar was 130 this morning',
  'A1c 7.2 sugar 110',
  'blood pressure 150/90 refill please',
  ' my address is 911 Main St',
  'RX 7009111 refill',
  'depressed meds refill sertraline',
  'I live alone',
  "I don't want to be late on my meds",
  'I cant go to the pharmacy anymore can you deliver',
  'refill diazepam for seizures',
  'if I get chest pain I use nitro, need refill',
];

describe('a message about danger', () => {
  test.each(dangers)('%s: %s', (text, flag) => {
    const { flags, spans } = screenMessage(text);
    expect(flags).toContain(flag);
    if (flag === 'safety_review') expect(flags).toEqual(['safety_review']);
    for (const span of spans) expect(span.text).toBe(text.slice(span.start, span.end));
  });

  test.each(otherwise)('%s: a person is paged', (text) => {
    const { flags } = screenMessage(text);
    expect(flags.some((flag) => flag !== 'safety_review')).toBe(true);
  });

  test('is found amid a request for a refill', () => {
    const { flags } = screenMessage(
      'Need lisinopril refill. Also since this morning my chest hurts and my arm is numb',
    );
    expect(flags).toEqual(['emergency']);
  });

  test('of somebody near pages and is looked at', () => {
    expect(screenMessage('my mother cannot breathe').flags).toEqual(['emergency', 'safety_review']);
  });

  test('several dangers are all told', () => {
    expect(screenMessage('I took too many pills because I want to die').flags).toEqual([
      'self_harm',
      'overdose',
    ]);
  });
});

describe('an ordinary message', () => {
  test.each([...ordinary, ...alsoOrdinary])('%s raises nothing', (text) => {
    expect(screenMessage(text).flags).toEqual([]);
  });
});

describe('any text', () => {
  test('gives an answer, with spans inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const span of screenMessage(text).spans)
          expect(text.slice(span.start, span.end)).toBe(span.text);
      }),
    );
  });

  test.each(['', ' ', '😀', '\ud800', '\u202e\u200f', '12345', 'a'.repeat(10_000), 'no '.repeat(3_300)])(
    '%j',
    (text) => {
      expect(screenMessage(text).flags).toEqual([]);
    },
  );

  test.each([
    ['before', (told: string) => `${told}. i swallowed the whole bottle of tylenol`],
    ['behind', (told: string) => `i swallowed the whole bottle of tylenol. ${told}`],
  ])('that tells one danger over and over hides no other %s it', (_where, around) => {
    const { flags, spans } = screenMessage(around('chest pain '.repeat(2_000)));
    expect(flags).toEqual(['emergency', 'overdose']);
    expect(spans.length).toBeLessThan(100);
  });

  test('that names a medicine for its danger again and again still tells the one that is meant', () => {
    const text = `${'refill my heart attack medicine. '.repeat(500)}my dad has chest pain right now`;
    expect(screenMessage(text).flags).toContain('emergency');
  });
});
