import type { ReadableText } from '../domain/text/readable-text.ts';
import { blankWords } from './blank-words.ts';
import { weighDanger } from './weigh-danger.ts';

const kin =
  '(?:he|she|(?:my|our|the|his|her) (?:(?:late|dear|poor|elderly) )*[a-z]+(?: in law)?|mom|mother|dad|father|grandma|grandpa|patient|resident|pt|(?:mr|mrs|ms|miss)[. ]+[a-z]+|el|ella|(?:mi|nuestr[oa]|la|el|su) [a-z]+|el senor [a-z]+|la senora [a-z]+)';
const time =
  '(?:(?:very |early |just )*(?:yesterday|last (?:night|week|month|year|[a-z]+day)|this (?:morning|week|weekend|month)|(?:on |this past |over the )?(?:mon|tues|wednes|thurs|fri|satur|sun|week)(?:day|end)|(?:a |two |three |few |[0-9]+ )+(?:days?|weeks?|months?) ago|in (?:the |her |his |my )?(?:sleep|hospital|hospice|january|february|march|april|may|june|july|august|september|october|november|december)|ayer|anoche|antier|anteayer|esta manana|(?:el |este )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?: pasado)?|(?:la|el) (?:semana|mes|ano) (?:pasad[oa]|antepasad[oa])|hace (?:un|una|dos|tres|unos|unas|pocos|[0-9]+) (?:dias?|semanas?|mes(?:es)?)|en el hospital|mientras dormia))';
const ended =
  '(?:(?:has|had|have) )?(?:sadly |unfortunately |recently |peacefully |suddenly )*(?:died|passed away|passed on|passed|expired)|(?:ya )?(?:se (?:me |nos )?murio|murio|fallecio|ha (?:fallecido|muerto)|se nos fue)';
/** Somebody else has died, some time ago. */
const death = new RegExp(
  `(?<![a-z'])${kin} (?:[a-z]+ )?(?:(?:${ended}) ${time}|(?:passed away|fallecio|ha fallecido))(?: ${time})?(?![a-z])`,
  'g',
);

/** The text without what it tells of somebody's death; the same text where it tells of none. */
export function withoutDeath(readable: ReadableText): ReadableText {
  if (!/die|pass|expire|muri|muert|fallec|nos fue/.test(readable.text)) return readable;
  const text = readable.text.replace(death, blankWords);
  return text === readable.text ? readable : { ...readable, text };
}

/** What the bereaved say of themselves is weighed as it stands. */
const ofOneself =
  /(?<![a-z])(?:i|i'?(?:m|ve|d|ll)|me|myself|yo|quiero|quisiera|puedo|voy|soy|estoy|siento|tengo|seguir|vivir|ir|irme|conmigo|tampoco|tambien)(?![a-z])/;

/** Somebody has died, nothing is said of the sender, and the other words tell of no danger: a person looks. */
export function isLossAlone(readable: ReadableText): boolean {
  const rest = withoutDeath(readable);
  if (rest === readable || ofOneself.test(rest.text)) return false;
  return (weighDanger(rest, 'nothing').found?.flag ?? 'safety_review') === 'safety_review';
}

const goods =
  '(?:(?:sus|las|los|su|la|el|esas|esos|estas|estos|esa|ese|mas|ninguna|ningun|nada de|todas|todos|de|mis|mi) )*(?:pastillas?|medicinas?|medicamentos?|recetas?|resurtidos?|pedidos?|insulina|tratamiento|med|meds)';
/** A need of somebody else's that is over, by its goods: `ya no va a necesitar sus pastillas`. */
const overNeed = `(?:ya )?no (?:va|van|iba|iban) a (?:necesitar|ocupar|tomar|usar|requerir)(?:l[ao]s?)? ${goods}(?: (?:ya|mas|nunca mas))?(?! (?:a ?donde|donde|cuando|despues|porque|esta noche|pronto))`;
const notSent = `(?:ya )?no (?:le|les|nos) (?:manden?|envien?|surtan?|resurtan?|preparen?|traigan?)(?:le)? (?:nada|mas|${goods})`;
const moved =
  '(?:(?:he|she|they|mom|dad|my [a-z]+|el|ella|mi [a-z]+) )?(?:(?:has |have |ya )?(?:moved|relocated) (?:back )?(?:to|out|in with|away to)|se (?:me |nos )?(?:mudo|mudaron|cambio|cambiaron|fue a vivir|fueron a vivir|va a mudar|muda)(?: (?:a|para|con|de)(?= ))?)(?: (?!where|donde|heaven|cielo|better|mejor)[a-z]+){1,3}';
const service = new RegExp(`(?<![a-z'])(?:${overNeed}|${notSent}|${moved})(?![a-z])`, 'g');
/** Leave is taken, or despair is told. */
const leave =
  /(?<![a-z])(?:adios|goodbye|good bye|perdon|perdoname|perdonenme|forgive|te quiero|los quiero|los amo|love you|no puedo mas|cant (?:do|take|go)|matar|suicid|morir|quiero ir|heaven|cielo|despid[a-z]*|sin mi|without me|carga|burden|nunca|never|para siempre|forever|end it|cuiden?|take care of|tell (?:my|them)|digan?le)(?![a-z])/;

/** The text without a move and a need that is over, told of somebody else; it stays where leave is taken. */
export function withoutPlainMove(readable: ReadableText): ReadableText {
  if (!/moved|relocat|mud|vivir|cambi|no /.test(readable.text) || leave.test(readable.text)) return readable;
  const text = readable.text.replace(service, blankWords);
  return text === readable.text ? readable : { ...readable, text };
}
