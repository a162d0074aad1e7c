import { clausesOf, taggedWords } from './clauses.ts';
import type { Values } from './read-intents.ts';
import type { Reading } from '../reading.ts';

/**
 * How a clause speaks, whatever its words are about: the words come without accents and apostrophes, with a blank around
 * each and `MED` for a medicine. Loose on purpose: each is only weighed among all words, and none decides.
 */
const manners: Readonly<Record<string, RegExp>> = {
  request:
    / (?:(?:can|could|would|will|may|might|cn|wld) (?:(?:someone|somebody|anybody|anyone|one of|the|you|u|ya|yall|we|i|he|she|they|please|pls) )+|(?:hoping|wondering|would like|id like|love|mind|chance|possible|able) |(?:me |nos |le |les |se |la |lo )*(?:puede[ns]?|podra[ns]?|podria[ns]?|pudiera[ns]?|quisiera|quisieramos|gustaria) |(?:a|pa|para) ver si |si (?:me|nos|le|les) (?:la|lo|las|los|pueden?|hacen?|echan?|mandan?|surten?|llenan?)|favor de )/,
  bid: /^ (?:(?:hi|hey|hello|ok|okay|yes|yeah|um|uh|so|well|and|also|then|just|pls|plz|please|kindly|go ahead|thanks|hola|bueno|oiga|este|eh|si|y|pues|tambien|por favor|porfa(?:vor)?|porfis|ahi|[,.!]) )*(?:(?:re ?)?(?:fill|order|send|stock)|top|mail|ship|renew|get|do|give|gimme|hook|shoot|throw|toss|put|set|add|bring|grab|make|run|call|fax|text|include|reup|hit|drop|load|work|prepare|process|same|send|another|new|more|next|(?:mand|envi|surt|resurt|llen|rellen|prepar|despach|apart|repon|repong|repit|pida|pide|renuev|autoric|pasen?|echen|denme|deme|dame|ponga|tengan|consigan|agregu|incluy|vayan|hagan|traiga)[a-z]*) /,
  need: / (?:needs?|needin[g]?|wants?|wantin[g]?|due|required?|requests?|requesting|order(?:ing)?|ready for|time for|could use|can use|up for|looking for|after|askin[g]?|calling for|necesit[a-z]+|nesesit[a-z]+|quier[a-z]+|querem[a-z]+|queria[a-z]*|quisiera[a-z]*|ocup[a-z]+|requier[a-z]+|solicit[a-z]+|encarg[a-z]+|pedir[a-z]*|ordenar|urgen?|falta[n]?|toca[n]?|tocan|hace falta) /,
  low: / (?:out|outta|outa|low|empty|gone|last|left|lft|remaining|enough|lasts?|zero|none|nearly|almost|about done|down to|dry|fumes|short|ran|finished|runs?|running|used up|expired?s?|ultim[oa]s?|acab[a-z]+|termin[a-z]+|qued[a-z]+|sin|ningun[ao]?|alcanza[n]?|agot[a-z]+|vaci[oa]s?|poc[oa]s?|poquit[oa]s?|resta[n]?|sobra[n]?|vencen?|vencid[oa]|bajit[oa]) /,
  count:
    / (?:(?:have|has|got|ive|hes|shes|down to|only|just|last|enough for|good for|tengo|tiene|traigo|ando|queda[n]?|nomas|solo|como|pa|para|about|maybe|like|left) (?:[^ .]+ ){0,2}(?:[0-9]|1[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|couple|few|half|week|weeks|days?|un|una|unas|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|media|par|dias?|semanas?) |(?:[0-9]|1[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|couple|few|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|media|par) (?:[^ .]+ ){0,4}(?:left|lft|remaining|to go|nomas|restantes) )/,
  again:
    / (?:again|another|more|usual|same|refills?|fill(?:ed)?|next|new (?:bottle|supply|one|box)|otr[ao]s?|mas|de nuevo|otra vez|siempre|mism[ao]s?|seguir|resurt[a-z]*) /,
  question:
    /^ (?:(?:hi|hey|hello|so|um|uh|and|y|but|pero|ok|oiga|este|hola|[,¿]) )*(?:is|are|was|were|do|does|did|has|have|should|shall|what|whats|wat|when|whens|where|wheres|who|why|how|hows|which|any|que|cual|cuales|cuando|cuanto|cuanta|cuantos|cuantas|donde|como|quien|por que|se puede|puedo|debo|es|son|ya|hay) | (?:\?|if|whether|wondering|verdad|cierto) /,
  told: / (?:took|taken|takes|taking|takin|got|gotten|received|picked up|sent|came|arrived|stopped|started|switched|changed|gave|given|put|went|felt|made|was|were|said|told|says|tom[eo]|tomaron|recibi[a-z]*|llego|llegaron|dieron|dijo|dijeron|paro|quito|cambio|empece|puse|fue|era|estaba) /,
  against:
    / (?:dont|do not|not|never|no longer|wont|cancel[a-z]*|stop[a-z]*|hold|instead|forget|nevermind|scratch|leave|skip|no|ya no|nunca|cancel[a-z]*|deje[n]?|olvid[a-z]+) /,
  may: / (?:can|could|should|may|is it|ok|okay|safe) (?:i|we|he|she|it|to|for|if|my [^ ]+) (?:[^ .]+ ){0,3}(?:take|use|drink|eat|mix|stop|skip|split|have|give|keep|with) | (?:puedo|puede|debo|se puede|es malo|hace dano) (?:[^ .]+ ){0,3}(?:tom[a-z]+|dej[a-z]+|mezcl[a-z]+|dar[a-z]*|con) /,
};

const littleElse =
  /^ (?:(?:MED|[0-9./-]+|mg|mcg|ml|ct|qty|x|rx|number|the|my|his|her|our|mom|moms|dads|el|la|los|las|mi|mis|de|for|of|para|and|y|n|plus|please|pls|plz|thanks|thx|ty|por favor|porfa|gracias|today|asap|hi|hello|hola|er|xr|xl|tabs?|pills?|both|ones?|[,.;:!+&#\n-]) )+$/;

/** What is told of the manner of each clause, with whether it is about a medicine. */
export function clauseFacts(reading: Reading, { found, rxNumbers }: Values): string[] {
  const facts = new Set<string>();
  const ranges = clausesOf(reading);
  for (const range of ranges) {
    const words = taggedWords(reading, range, found);
    const named = words.includes(' MED ') || rxNumbers.some(({ at }) => at >= range.at && at < range.next);
    const told = Object.keys(manners).filter((name) => manners[name]?.test(words));
    for (const one of told) facts.add(named ? `${one} of it` : one);
    if (!named) continue;
    if (littleElse.test(words)) facts.add('bare');
    if (told.length === 0) facts.add('only named');
    for (const [at, one] of told.entries())
      for (const other of told.slice(at + 1)) facts.add(`${one} ${other}`);
  }
  return [...facts];
}
