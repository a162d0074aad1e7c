import { describe, expect, it } from 'vitest';
import { screenMessage } from '../../src/safety/screen-message.ts';

describe('a medicine asked for so that it ends a life', () => {
  it.each([
    'refill my amitriptyline, i need enough that i wont wake up',
    'double the ambien please so i can go to sleep forever',
    'i heard a bottle of elavil will do it. can you refill mine',
    'refill the seroquel, i need one last sleep. permanent',
    'extra gabapentin, enough to finish the job for good',
    'what is the strongest thing you have so i can be done with everything',
    'could you send more oxycodone? im going to swallow all of them at once',
    'ive got a rooftop picked out. thanks for the lexapro',
    'would my wife get the life insurance if i swallowed all the tramadol',
    'if i overdose will my kids get the insurance',
    'she will do something to herself if you do not call back',
    'quiero bastantes pastillas para ya no despertar',
    'el doble de zolpidem, quiero dormir para siempre',
    'me las tomo todas de un jalón y ya',
    'si me trago todo, el seguro de vida les paga a mis hijos?',
    'me voy a hacer algo si no me contestan',
  ])('pages for %s', (text) => {
    const { flags } = screenMessage(text);
    expect(flags).toContain('self_harm');
    expect(flags).not.toContain('overdose');
  });

  it.each([
    'refill trazodone, with less of it i dont get enough so i dont sleep',
    'is one bottle enough to finish the job on this infection',
    'need a 90 day supply, enough to last until summer',
    'can i take them all at once or should i spread them out',
    'she takes them all at once in the morning like the label says',
    'if i take all of them early will insurance pay for the next one',
    'life insurance needs a list of my meds',
    'dentist has a bridge in mind, need amoxicillin before',
    'extra melatonin please, so i dont wake up at 3',
    'quiero suficientes pastillas para el viaje',
    'me las tomo todas juntas en la mañana',
  ])('pages nobody for %s', (text) => {
    expect(screenMessage(text).flags).not.toContain('self_harm');
  });
});
