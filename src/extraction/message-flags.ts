import type { Flag } from '../domain/message.ts';

type ReadFlag = Extract<Flag, 'medication_change' | 'out_of_medicine' | 'frustrated' | 'hostile'>;

const change =
  / (?:(?:doctor|dr|provider|nurse|md|pcp|cardiologist|specialist|doc)(?: [^ .]+){0,4} (?:told|said|says|wants|changed|increased|lowered|decreased|stopped|switched|raised|upped|took me off|discontinued|doubled|reduced|bumped)|(?:change|changed|changing|increase|increased|decrease|decreased|lower|lowered|raise|raised|reduce|reduced|switch|switched|switching|adjust|up|double|doubled) (?:[^ .]+ ){0,4}(?:dose|dosage|dosis|mg|milligrams|strength|medication|medicine|meds|prescription|to)|(?:higher|lower|different|stronger|bigger|smaller|new) (?:dose|dosage|strength|mg)|(?:stop|discontinue|hold) (?:the|my|taking|his|her)(?! (?:text|message|sms|call|refill|auto|order|delivery|prescription))|(?:take|took|taken) (?:me|her|him) off|(?:discontinue|discontinued|d \/ c|refuses|refused|refusing)|cut (?:my|the|his|her) (?:[^ .]+ )?in half|(?:dijeron|dijo|pidio) que (?:suspenda|deje|pare|baje|suba)[a-z]*|(?:bajen|suban|cambien) (?:[^ .]+ ){0,3}dosis|suspenda|instead of|(?:doctor|doctora|dr)(?: [^ .]+){0,4} (?:dijo|cambio|subio|bajo|quito|aumento|suspendio)|(?:cambiar|cambio|cambiaron|subir|bajar|aumentar|aumento|aumentaron|subieron|bajaron|subio|bajo|reducir|suspender) (?:[^ .]+ ){0,4}(?:dosis|miligramos|mg|medicina|medicamento)|en (?:vez|lugar) de|dejar de tomar|(?:dosis|dose) (?:mas|nueva|diferente)) /;
/** A swap of the pharmacy or the address is no change of medicine. */
const notChange =
  / (?:change|changed|switch|switched|cambiar|cambio) (?:my |mi |the )?(?:address|phone|number|pharmacy|insurance|doctor|doctors|direccion|telefono|farmacia|delivery|name|seguro)/;
const frustrated =
  / (?:frustrat(?:ed|ing)|frustrad[oa]|ridiculous|unacceptable|inaceptable|angry|furious|upset|pissed|fed up|sick of (?:this|waiting|calling)|disgusted|terrible service|horrible service|worst|(?:third|fourth|fifth|3rd|4th|5th|second|2nd|10th) time|(?:tercera|cuarta|segunda|quinta) vez|how many times|again and again|over and over|no one (?:calls|answers|called|responds|ever|has)|nobody (?:calls|answers|called|responds|ever|has)|nadie (?:me )?(?:llama|contesta|responde|ha)|been waiting (?:for )?(?:days|weeks|a week|over|since|forever)|called (?:[^ .]+ ){0,2}(?:times|veces)|complain|complaint|complaining|supervisor|manager|gerente|queja|quejarme|enojad[oa]|molest[oa]|hart[oa] de esperar|ridiculo|pesimo servicio|estoy hart[oa]|not happy|disappointed|incompetent|what is wrong with you|come on|wtf) /;
const hostile =
  / (?:fuck|fucking|fuckin|fck|shit|bullshit|asshole|assholes|bitch|bitches|idiot|idiots|morons?|stupid|dumbass|bastards?|screw you|go to hell|sue you|suing|my lawyer|lawyer|attorney|i will come down there|youll regret|you will regret|pay for this|shoot (?:you|up)|burn (?:it|the|your)|pendej[oa]s?|idiotas?|estupid[oa]s?|chinga(?:da|do|r|tu)?|cabron(?:es)?|put[oa]s?|mierda|demandar(?:los)?|mi abogado|imbecil(?:es)?) /;

/** Whether the words speak of another dose, strength or medicine than before. */
export function speaksOfChange(words: string): boolean {
  return change.test(words) && !notChange.test(words);
}

/** Flags beside those of safety. `words` has a blank around each word; `out` is true when nothing is left. */
export function messageFlags(words: string, original: string, out: boolean): ReadFlag[] {
  const flags: ReadFlag[] = [];
  if (speaksOfChange(words)) flags.push('medication_change');
  if (out) flags.push('out_of_medicine');
  if (frustrated.test(words) || /!{3,}|\?{3,}/.test(original)) flags.push('frustrated');
  if (hostile.test(words)) flags.push('hostile');
  return flags;
}
