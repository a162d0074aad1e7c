import type { Language } from '../../domain/message.ts';
import { withoutSpanishHe } from './spanish-he.ts';

const english = new Set(
  'the a an i im my me is are was to of for and on in it need needs want please refill refills prescription out left have has can you your this that with hello hi thanks thank what when how do dont ran pills pill meds medicine medication name birthday born date stop start help she he her his mother wife husband status ready yes all get from still been will would order mg'.split(
    ' ',
  ),
);
const spanish = new Set(
  'el la los las un una yo mi mis me es son de del para por y en que necesito necesita quiero favor resurtir resurtido receta recetas tengo quedan queda hola buenos buenas dias tardes gracias soy llamo nombre naci nacimiento fecha pastilla pastillas medicina medicinas medicamento medicamentos se acabo su mama papa esposa esposo madre cuando esta lista puede pueden ayuda alto parar baja cancelar ya no si con presion azucar marzo enero abril julio agosto septiembre octubre noviembre diciembre febrero dolor todavia aun nunca cuanto cuanta falta llego llegado recibido recibi'.split(
    ' ',
  ),
);
const shared = new Set(['no', 'me', 'a', 'un', 'de']);

/** The language that more of the words are of; null when neither is, and where all are words of both ("no"). */
export function languageOf(words: readonly string[]): Language | null {
  let balance = 0;
  let seen = 0;
  for (const word of withoutSpanishHe(` ${words.join(' ')} `).split(' ')) {
    const weight = shared.has(word) ? 0.4 : 1;
    if (english.has(word)) balance += weight;
    if (spanish.has(word)) balance -= weight;
    if (!shared.has(word) && (english.has(word) || spanish.has(word))) seen++;
  }
  if (seen === 0 || balance === 0) return null;
  return balance > 0 ? 'en' : 'es';
}
