import type { Flag } from '../../domain/message.ts';
import { soundsAngry, soundsHostile } from './anger-words.ts';

type ReadFlag = Extract<Flag, 'medication_change' | 'out_of_medicine' | 'frustrated' | 'hostile'>;

const frustrated =
  / (?:frustrat(?:ed|ing|ion)|sucks|terrible|awful|horrible|pathetic|lousy|a joke|unbelievable|outrageous|absurd|tired of (?:this|waiting|calling|being|your|the)|sick and tired|had it with|had enough of (?:this|you)|keep(?:s)? calling|calling and calling|left (?:[0-9]+|two|three|four|five|six|seven|so many|several|many|multiple) (?:messages?|voicemails?)|sent (?:me )?the wrong (?:[^ ]+ ){1,2}again|(?:[0-9]+) ?(?:st|nd|rd|th) time|nunca (?:contestan|responden|llaman)|(?:mal|malo|terrible|pesima|pesimo) (?:servicio|atencion)|(?:nobody|no one|noone) (?:ever |even )?(?:picks|pick|answer|call|responded|returns|returned|helps|cares)|(?:same|every) (?:problem|issue|thing) every|me canse de|ya estuvo|nadie (?:me )?(?:ayuda|atiende)|what a (?:joke|mess)|decepcionad[oa]|indignad[oa]|cansad[oa] de (?:esperar|llamar|esto)|frustrad[oa]|ridiculous|unacceptable|inaceptable|angry|furious|upset|pissed|fed up|sick of (?:this|waiting|calling)|disgusted|terrible service|horrible service|worst|(?:third|fourth|fifth|3rd|4th|5th|second|2nd|10th) time|(?:tercera|cuarta|segunda|quinta) vez|how many times|again and again|over and over|no one (?:calls|answers|called|responds|ever|has)|nobody (?:calls|answers|called|responds|ever|has)|nadie (?:me )?(?:llama|contesta|responde|ha)|been waiting (?:for )?(?:days|weeks|a week|over|since|forever)|called (?:[^ .]+ ){0,2}(?:times|veces)|complain|complaint|complaining|supervisor|manager|gerente|queja|quejarme|enojad[oa]|molest[oa]|hart[oa] de esperar|ridiculo|pesimo servicio|estoy hart[oa]|not happy|disappointed|incompetent|what is wrong with you|come on|wtf) /;
const hostile =
  / (?:go f|f (?:you|off)|screw (?:all|you|off|this)|report(?:ing)? (?:you|this|your)|board of pharmacy|state board|kiss my|scum|liars?|useless people|al diablo|al carajo|inutiles|incompetentes|fuck|fucking|fuckin|fck|shit|bullshit|asshole|assholes|bitch|bitches|idiot|idiots|morons?|stupid|dumbass|bastards?|screw you|go to hell|sue you|suing|my lawyer|lawyer|attorney|i will come down there|youll regret|you will regret|pay for this|shoot (?:you|up)|burn (?:it|the|your)|pendej[oa]s?|idiotas?|estupid[oa]s?|chinga(?:da|do|r|tu)?|cabron(?:es)?|put[oa]s?|mierda|demandar(?:los)?|mi abogado|imbecil(?:es)?) /;

const law =
  / (?:(?:going to|gonna|gunna|will|ill|about to|ready to|want to|wanna|could|should|might|can) (?:sue|take (?:you|them|yall) to court)(?: (?:you|u|yall|them|the|your|this|everyone|somebody))?|suing (?:you|u|yall|them|the|your|this)|(?:will|ll|going to|gonna) (?:be )?hear(?:ing)? from my (?:lawyer|attorney)|(?:voy|vamos) a (?:demandar|denunciar)(?:los|las|lo|la|te|les)?|(?:los|las|les|lo|la|te) (?:voy|vamos) a (?:demandar|denunciar)|(?:oiran|sabran|van a oir|van a saber) de mi abogad[oa]) /;

/** Somebody says that they will go to law against us. `words` has a blank around each. */
function threatensWithLaw(words: string): boolean {
  return law.test(words);
}

/**
 * Flags beside those of safety. `words` has a blank around each word; `out`: nothing is left; `change`: another dose,
 * form or medicine than before is told of.
 */
export function messageFlags(
  words: string,
  original: string,
  told: { out: boolean; change: boolean },
): ReadFlag[] {
  const flags: ReadFlag[] = [];
  if (told.change) flags.push('medication_change');
  if (told.out) flags.push('out_of_medicine');
  if (frustrated.test(words) || /!{3,}|\?{3,}/.test(original)) flags.push('frustrated');
  if (hostile.test(words)) flags.push('hostile');
  return flags;
}

/** Those that stand whatever else is said beside them. */
export function standingFlags(
  words: string,
  original: string,
  told: { out: boolean; stopped: boolean },
): ReadFlag[] {
  const flags: ReadFlag[] = [];
  if (told.stopped) flags.push('medication_change');
  if (told.out) flags.push('out_of_medicine');
  if (soundsAngry(words, original)) flags.push('frustrated');
  if (soundsHostile(words) || threatensWithLaw(words)) flags.push('hostile');
  return flags;
}
