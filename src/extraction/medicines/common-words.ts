import { doseFormOf } from '../../domain/drugs/dose-form.ts';
import { drugTerm } from '../../domain/drugs/drug-terms.ts';
import { isLookAlikeName } from '../../domain/drugs/look-alikes.ts';
import { misspeltDrug } from '../../domain/drugs/misspellings.ts';
import { isOrdinaryWord } from '../../domain/drugs/ordinary-words.ts';
import { isWordInUse } from '../../domain/names/words-in-use.ts';
import { isVerbForm } from './verb-forms.ts';

/** Words so common in these messages that they are never taken for a misspelt medicine. */
const common = new Set(
  'orale paran aetna cigna humana anthem kaiser tricare centene molina medicaid medicare aprobado aprobada aprobados aprobadas autorizado autorizada autorizados autorizadas rechazado rechazada entregado entregada please refill refills prescription prescriptions medicine medicines medication medications tablet tablets capsule capsules pharmacy doctor morning afternoon evening tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february march april august september october november december birthday insurance delivery delivered number message messages texting another because before without should would could thanks thank really already almost nothing everything something anything somebody waiting problem problems question questions mother father husband daughter brother sister patient resident residents facility calling called picking pickup needed needing running regarding getting taking daily weekly monthly emergency urgent urgently medicina medicinas medicamento medicamentos pastilla pastillas receta recetas farmacia gracias necesito necesita quisiera favor nombre fecha nacimiento doctora manana presion azucar corazon tambien siempre cuando porque pedido esposa esposo hermana hermano resurtido resurtir surtir tengo quedan mensaje telefono numero'.split(
    ' ',
  ),
);

/** What a medicine comes as (`jarabe`) is no name either. */
export function isCommonWord(word: string): boolean {
  return common.has(word) || doseFormOf(word) !== null;
}

/**
 * A word of everyday English or Spanish in any gender and number (`nacida` as `nacido`): never a misspelt medicine,
 * but for the misspellings that people were seen to write.
 */
export function isEverydayWord(word: string): boolean {
  if (isOrdinaryWord(word) || isCommonWord(word)) return true;
  if (misspeltDrug(word) !== null) return false;
  if (isWordInUse(word) || isVerbForm(word) || isSaidShort(word) || isDiminutive(word)) return true;
  const stem = /^(.{3,})[oa]s?$/.exec(word)?.[1];
  return stem !== undefined && ['o', 'a', 'os', 'as'].some((ending) => isWordInUse(stem + ending));
}

/** `sendin`, `waitin`: as it is said. `statin` and `aspirin` are no such words. */
function isSaidShort(word: string): boolean {
  return word.length > 5 && word.endsWith('in') && !notShort.test(word) && isWordInUse(`${word}g`);
}

const notShort = /^(?:statin|aspirin)$/;

/** `bolsita`, `numerito`, `nietecito`: of an everyday word, and not of a medicine (`aspirinita`). */
function isDiminutive(word: string): boolean {
  const stem = /^(.{3,}?)(?:ec|c)?it[oa]s?$/.exec(word)?.[1];
  if (stem === undefined) return false;
  return ['a', 'o', 'e', ''].some((ending) => isWordInUse(stem + ending) && drugTerm(stem + ending) === null);
}

/** A word that has a meaning of its own, which a single word on the patient's list never takes from it. */
export function isOwnWord(word: string): boolean {
  return isEverydayWord(word) || isLookAlikeName(word);
}
