import { clausePattern } from './clause-grammar.ts';

const effect =
  '(?:works?|working|kicks? in|kicking in|takes? effect|taking effect|helps?|helping|do anything|(?:an|any|full) effect|(?:see|notice|get|expect) ~1(?:results|a difference|relief|improvement|an effect)|feel (?:it|a difference|better|anything|something|the effects?|the difference))';

/** Asks when a medicine begins to work, which a clinician says. */
const asked = clausePattern(
  `(?:when|how (?:long|soon|fast|quick|quickly)|how many (?:days|weeks|hours)|what day) ~7${effect}`,
  '(?:cuando|cuanto|que tanto|a las cuantas horas|cuantas? (?:dias|horas|semanas)|en que tiempo) ~7(?:efecto|funcionar|funcionarme|funciona|trabajar|ayudar|ayudarme|aliviar|aliviarme|sentir(?:me)? (?:algo|mejor|bien|la diferencia)|(?:notar|sentir) ~1(?:algo|mejoria|diferencia)|ver ~1(?:resultados|mejoria))',
);
/** Something else is at work: a person, a shop, a page. */
const notOfMedicine = clausePattern(
  '(?:you|u|yall|they|pharmacy|pharmacist|store|office|doctor|dr|nurse|website|site|app|link|portal|card|coupon|code|number|phone|driver|delivery|shipping|system|insurance) ~3(?:works?|working|helps?|helping)',
  '(?:helps?|helping|work|working) ~2(?:me (?:with|get|out)|with (?:the|my|this) (?:refill|order|request|insurance)|today|tomorrow|on (?:it|my|the)|from home)',
  '(?:how do|how does this|how to) ~3',
  '(?:cuando|donde) (?:se|lo|la) (?:trabaja)',
);

export function asksWhenItWorks(words: string): boolean {
  return asked.test(words) && !notOfMedicine.test(words);
}
