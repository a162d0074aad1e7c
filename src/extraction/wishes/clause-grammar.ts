import { lazyAlternatives } from '../../domain/text/lazy-pattern.ts';

/**
 * Small classes of words, in English and Spanish, of which the patterns of a clause's predicate are composed. The
 * words come without accents and apostrophes; `MED` stands for a medicine that was found in the clause.
 */
const classes = {
  med: 'MED|(?:brand|generic) MED',
  goods:
    'MED|refills?|refil|rxs?|prescriptions?|scripts?|meds?|medicines?|medications?|pills?|tablets?|capsules|insulin|inhalers?|drops|patches|supply|resurtidos?|recetas?|medicinas?|medicamentos?|pastillas?|inhalador',
  request:
    'refills?|requests?|orders?|prescriptions?|rx|scripts?|resurtidos?|pedidos?|solicitud(?:es)?|recetas?|orden(?:es)?',
  it: 'it|them|that|those|these|this|one|ones|everything|lo|la|los|las|eso|esa|ese',
  want: 'need|needs|needing|want|wants|wanting|require|requires|ask for|asking for|asked for|request|requesting|necesito|necesita|necesitamos|necesitar|quiero|quiere|queremos|ocupo|ocupa|ocupamos|pedi|pido|pedir',
  send: 'send|sending|sent|fill|filling|filled|refill|refilling|refilled|ship|shipping|mail|mailing|deliver|delivering|process|processing|renew|renewing|reorder|order|ordering|include|bring|dispense|auto ?fill|autorefill|restock|restocking|restocked|replenish|replenishing|replenished|resupply|furnish|reload|re ?up',
  sendEs:
    '(?:mand|envi|surt|resurt|rellen|despach|prepar)[aeo]n?(?:me|nos|le|les)?(?:l[ao]s?)?|mandes|mandar|enviar|surtir|resurtir|llen[ae]n?(?:me|nos|l[ao]s?)?|llenar|rellenar|despachar|preparar|renueven?|renovar|incluyan?|traigan|repong[ao]n?(?:me|nos|le|les)?(?:l[ao]s?)?|reponer(?:me|nos|le|les)?(?:l[ao]s?)?|reponen|reabast(?:ecer|ecen?|ezc[ao]n?)(?:me|nos|le|les)?(?:l[ao]s?)?|aprovision(?:ar|en?)|recarg(?:ar|uen?)(?:me|nos|le|les)?(?:l[ao]s?)?|(?:avient|ech|apart|alist|pong|consig)[ae]n?(?:me|nos|le|les)(?:l[ao]s?)?',
  no: 'dont|do not|dnt|doesnt|does not|didnt|did not|wont|will not|wouldnt|no longer|not|never|cant|isnt|arent|wasnt|werent|hasnt|havent|has not|have not|is not|are not|was not|aint|no|ya no|nunca|tampoco',
  refuse:
    'dont|do not|dnt|didnt|did not|doesnt|does not|wont|will not|no longer|not|wont be|will not be|isnt|never|no(?! (?:i|we|he|she|they|it|its|my) )|ya no',
  cancel:
    'cancel|cancell?ing|call(?:ing)? off|withdraw|void|retract|disregard|scratch|drop(?! (?:of |en )| (?:[^ .]+ ){0,4}off (?!(?:[^ .]+ ){0,4}(?:order|list|request|refills?|profile|auto)))|nix|undo|scrap|remove|delete|pull|(?:cancel|anul|borr|elimin|descart|retir)[ae]n?(?:me|nos|l[ao]s?)?|cancelar(?:l[ao]s?)?|anular|borrar|quit[ae]n?(?:me|nos|l[ao]s?)|quiten?|ignor[ae]n?',
  skip: 'skip|skipping|hold off on|hold off|hold on the|hold on sending|leave out|leave off|forget|forget about|never ?mind|pass on|omit|omitan?|salten?|olvid[ea]n?(?:se)?(?: de)?',
  question:
    'what|whats|which|why|how|hows|when|whens|where|wheres|who|is|are|was|were|do|does|did|has|have|will|would|can|could|should|may|am|any|que|cual|cuales|por que|como|cuando|donde|cuanto|cuanta|cuantos|cuantas|es|esta|estan|puedo|puede|pueden|debo|sera',
  modal:
    'can|could|should|may|might|must|shall|would|do|does|did|will|ok to|okay to|safe to|bad to|fine to|supposed to|am supposed to|allowed to|puedo|puede|debo|debe|deberia|podria',
  who: 'i|we|he|she|they|you|one|people|someone|somebody|my [^ .]+|the (?:patient|resident)|resident|patient|pt|mom|dad',
  intake:
    'take|taking|taken|drink|drinking|eat|eating|mix|mixing|crush|crushing|cut|split|stop|skip|combine|chew|swallow|store|keep|inject|double|repeat|drive|quit|increase|decrease|refrigerate|tomar|tomarme|tomarla|tomarlo|dejar|mezclar|partir|combinar|beber|usar|suspender|inyectar|guardar|triturar|comer|manejar',
  prescriber:
    'drs?|doctors?|docs?|doctora|provider|prescriber|nurse|np|pa|md|pcp|physician|surgeon|dentist|specialist|hospital|urgent care|er|clinic|[a-z]+ologist|[a-z]+iatrist|doctor|medico|medica|enfermera|dentista|hospital|urgencias|clinica|[a-z]+ologo|[a-z]+ologa|psiquiatra',
  state:
    'ready|filled|refilled|done|shipped|sent|mailed|delivered|processed|approved|denied|coming|here|there yet|in yet|on the way|on its way|on their way|available|complete|completed|received|authorized|signed|submitted|transmitted|called in|faxed|placed|picked up|out for delivery|listo|lista|listos|listas|mandado|enviado|surtido|autorizado|aprobado|en camino|entregado',
  arrive:
    'arrive|arrived|arrives|come|comes|came|coming|come in|came in|show up|shown up|showed up|ship|ships|shipped|go out|went out|go through|went through|gone through|get here|gets here|got here|be here|be ready|be delivered|be filled|be sent|be mailed|be shipped|get sent|get filled|get shipped|get approved|been (?:sent|filled|mailed|shipped|approved|delivered|processed|received)',
  symptom:
    'cough|coughing|headaches?|migraines?|nausea|nauseous|nauseated|dizzy|dizziness|lightheaded|rash|hives|swollen|swelling|swells?|swole|puffy|numb|numbness|tingling|nightmares?|sleepy|drowsy|tired|exhausted|fatigued?|stomach|hurts?|hurting|pain|ache|aches|achy|vomit|vomiting|vomited|threw up|throwing up|diarrhea|constipated|constipation|itch|itchy|itching|shaky|shaking|tremors?|weak|cramps?|bruis(?:es|ing)|weight|insomnia|blurry|dry mouth|thirsty|fever|sore|sick|jittery|anxious|foggy|bloated|heartburn|sweating|funny|weird|peeing|burning|hoarse|tos|toser|mareos?|mareado|mareada|marea|nauseas?|vomitos?|vomite|vomitando|diarrea|dolor|duele|duelen|sueno|comezon|ronchas|hinchad[oa]s?|hinchan?|cansad[oa]|cansancio|debil|debilidad|estrenid[oa]|estrenimiento|insomnio|temblor|tiemblo|borros[oa]|hambre|acidez|pesadillas|calambres|moretones|sarpullido|mal',
  since:
    'since|ever since|after|from|because of|due to|on|while on|while taking|even with|despite|when i take|whenever i take|every time i take|desde que|despues de|cuando|por|con|al tomar',
  turn: 'increase|increased|increases|increasing|decrease|decreased|lower|lowered|lowering|raise|raised|raising|reduce|reduced|reducing|up|upped|bump|bumped|double|doubled|halve|halved|adjust|adjusted|change|changed|changing|switch|switched|switching|cut|taper|titrate|titrated|swap|swapped|replace|replaced|subir|subio|subieron|suban|suba|bajar|bajo|bajaron|bajen|baje|aumentar|aumento|aumentaron|aumenten|reducir|redujo|redujeron|cambiar|cambio|cambiaron|cambien|doblar|doblo|ajustar|ajusto|ajustaron',
  halt: 'stop|stopped|discontinue|discontinued|quit|d \\/ c|dc|dcd|hold|held|suspend|suspended|suspendio|suspendieron|suspender|quito|quitaron|quitar',
  amount:
    'doses?|dosages?|dosis|mgs?|milligrams?|miligramos|strengths?|[0-9.]+(?: mg)?|twice|once|three times|tablets?|pills?|pastillas?',
  form: 'liquid|syrup|chewables?|extended release|immediate release|slow release|long acting|er|xr|ir|capsules?|tablets?|patch|patches|cream|gel|powder|injection|shot|liquido|jarabe|capsulas?|tabletas?|parche|crema',
} as const;

type ClassName = keyof typeof classes;

/** Tells whether words fit it, as a regular expression does. */
export type ClausePattern = { test(words: string): boolean };

/**
 * A pattern over words with a blank around each: `<want>` is any word of that class, `~3` up to three words of any
 * kind within the clause. A template is compiled when a text first holds the words that it needs: few ever are.
 */
export function clausePattern(...templates: readonly string[]): ClausePattern {
  return lazyAlternatives(templates.map(written), ' (?:', endOfClause);
}

/** A template may end in a gap, whose last blank is then the end. */
const endOfClause = ')(?: |(?<= )|$)';

/** A template as a regular expression. */
function written(template: string): string {
  return template
    .replace(/<(\w+)>/g, (_, name: string) => `(?:${classOf(name)})`)
    .replace(/~(\d)/g, (_, most: string) => `(?:[^ .]+ ){0,${most}}`);
}

function classOf(name: string): string {
  const words = classes[name as ClassName] as string | undefined;
  if (words === undefined) throw new Error(`no class of words is called ${name}`);
  return words;
}
