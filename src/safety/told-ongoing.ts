import { lazyPattern, type LazyPattern } from '../domain/text/lazy-pattern.ts';
import { placesOfNow } from './told-without.ts';

/** What goes on as it is told; `beside` and `but`: what the same text must and must not hold. */
type Ongoing = { told: LazyPattern; danger?: 'overdose'; beside?: LazyPattern; but?: LazyPattern };

const thinner =
  '(?:warfarina?|coumadin|jantoven|eliquis|apixaban|xarelto|rivaroxaban|pradaxa|dabigatran|savaysa|lovenox|enoxaparina?|plavix|clopidogrel|brilinta|(?:blood )?thinners?|anticoagulantes?)';
const onThinner = lazyPattern(thinner);

const ordinal =
  '(?:second|third|fourth|fifth|sixth|seventh|eighth|2nd|3rd|[4-9]th|1[0-9]th|segunda|tercera?|cuarta|quinta|sexta)';
const number = '(?:[2-9]|1[0-9]|two|three|four|five|six|seven|eight|nine|ten|dos|tres|cuatro|cinco|seis)';
const fit = '(?:seizures?|convulsion(?:es)?|grand mals?|fit|ataque|crisis)';
const todayOrSo =
  '(?:today|tonight|now|already|so far|and counting|since (?:noon|midnight|lunch|breakfast|dinner|supper|yesterday|last night|this|[0-9]+|[a-z]+day|then)|this (?:morning|afternoon|evening|hour)|in (?:a|an|one|the last|two|[0-9]+) (?:hours?|hrs?|minutes|mins?|row|day|night)|hoy|ya|ahorita|esta (?:manana|tarde|noche)|anoche|en (?:una|dos) horas?|desde (?:ayer|anoche|esta|las|el)|seguid[oa])';
const ago =
  '(?:(?:[0-9]+|an?|half an?|few|a few|couple|couple of|a couple|ten|fifteen|twenty|thirty|five) (?:mins?|minutes|hours?|hrs?) ago)';
const attack = '(?:seizures?|convulsion|convulsed|grand mal|tonic clonic|status epilepticus)';

const runs =
  '(?:running|dripping|oozing|trickling|pouring|streaming|leaking|seeping|gushing|spurting|squirting|coming)';
const where =
  '(?:(?:down|through|thru|into|onto|all over|out of|from) (?:(?:my|his|her|the|a|an|two|three|another|both|whole) ){0,2}(?:neck|face|leg|legs|arm|chin|hand|finger|foot|ankle|shin|sock|socks|shoe|bandages?|band ?aids?|gauze|towels?|shirt|dressing|pillow|sheets?|rags?|paper towels?|stitches|cut|gash|wound|scab|socket))';
const corre =
  '(?:(?:sigue|no deja de|no para de|continua|todavia) (?:[^ .]+ )?(?:saliendo|salir|escurriendo|escurrir|goteando|gotear|chorreando|chorrear|brotando|manando))';
const bruise =
  '(?:bruise|bruises|hematoma|hematomas|lump|knot|bump|swelling|black and blue|moret[oe]n(?:es)?|cardenal|bulto|bola|chichon)';
const grows =
  '(?:(?:keeps? |kept |is |are |still |getting |gets |got |has |sigue |cada vez )*(?:bigger|larger|growing|grows|grew|expanding|expands|spreading|spreads|enlarging|doubling|doubled|(?:mas |mucho mas )grandes?|creciendo|crece|crecio|extendiendo|extiende))';

const ongoing: Ongoing[] = [
  // Fits as they are counted, and one that was just now.
  {
    told: told(
      `${ordinal} (?:one of (?:his|her|my) )?(?:big |bad |little |full )?${fit} (?:[^ .,]+ ){0,2}?${todayOrSo} `,
    ),
  },
  {
    told: told(
      `(?:seizure|convulsion|fit) (?:number |no |num |numero )?${number} (?:[^ .,]+ )?${todayOrSo} `,
    ),
  },
  { told: told(`${attack} (?:[^ .]+ ){0,4}?${ago} `) },
  {
    told: told(
      '(?:convulsion|convulsiono|convulsione|ataque de epilepsia) (?:[^ .]+ ){0,2}hace (?:como |unos |unas )*(?:[0-9]+|un|una|media|diez|cinco|quince|veinte|dos) (?:ratito|rato|minutos?|horas?|hora) ',
    ),
  },
  // Blood that runs on, in whom it is thinned.
  {
    told: told(
      `(?:${runs} (?:right |all |straight )*${where}|(?:bandages?|gauze|towels?|tissues|rags?|band ?aids?|dressings?) (?:keeps? |are |is |getting |all )*(?:soaked|soaking|red|full)|soak(?:ed|ing|s) (?:right )?(?:through|thru))`,
    ),
    beside: onThinner,
    but: lazyPattern(
      '(?:sweat|sweating|tears?|snot|runny|allergies|water|syrup|lotion|drool|cream|pee|urine|rain)',
    ),
  },
  {
    told: told(corre),
    beside: lazyPattern(`${thinner}`),
    but: lazyPattern('(?:sudor|mocos?|lagrimas|agua|leche|jarabe)'),
  },
  // A bruise that grows in them.
  {
    told: told(
      `${bruise} (?:(?!(?:not|no|isnt|smaller|lighter|better|fading|stopped|never|less) )[^ .]+ ){0,8}?${grows}`,
    ),
    beside: onThinner,
  },
  {
    told: told(`(?:growing|expanding|spreading|enlarging) (?:[^ .,]+ )?(?:bruise|hematoma|lump|knot)`),
    beside: onThinner,
  },
  // Bottles of it, and how one feels since.
  {
    danger: 'overdose',
    told: told(
      '(?:finished|emptied|drank|downed|went through|killed|polished off|(?:me )?(?:acabe|termine|tome)) (?:(?:off|all|of|the|los|las) ){0,2}(?:both|two|three|four|2|3|4|dos|tres|ambos) (?:(?:entire|whole|full|of|the) ){0,2}(?:bottles|boxes|packs|blisters|frascos|cajas|botes|botellas) (?:of|de) ',
    ),
    beside: lazyPattern(
      '(?:(?:dont|doesnt|not|havent) (?:been )?(?:feel|feeling|felt) (?:so |too |very |quite )*(?:right|good|well|great|like myself|hot)|feel(?:s|ing)? (?:so |really |very |kinda |kind of )*(?:off|weird|funny|sick|awful|terrible|horrible|strange|bad|drunk|sleepy|woozy|out of it|rough)|(?:me )?sient[oe] (?:muy |bien |medio )*(?:rar[oa]|mal|mareo|fatal|mareado)|throwing up|vomiting|ringing|stomach (?:hurts|pain))',
    ),
    but: lazyPattern(
      '(?:amoxicillin|azithromycin|antibiotics?|augmentin|penicillin|cephalexin|antibiotico|amoxicilina|vitamins?|water|wine|beer|over (?:the|a|two|three) (?:months?|weeks)|last (?:month|year|week)|refills? ago|shampoo|lotion|cream|soap|drops|spray|ointment|mouthwash|toothpaste)',
    ),
  },
];

function told(source: string): LazyPattern {
  return lazyPattern(source.trimEnd(), '(?<= )(?:', ') ');
}

/**
 * Emergencies that show by how they go on: fits counted, blood that does not cease and a bruise that grows in who takes a
 * blood thinner, bottles emptied by who feels ill since. Places in clause text.
 */
export function toldOngoing(text: string): { from: number; to: number; flag: 'emergency' | 'overdose' }[] {
  return ongoing.flatMap(({ told: pattern, danger, beside, but }) => {
    const found = pattern.matches(text);
    if (found.length === 0 || (beside && !beside.test(text)) || but?.test(text)) return [];
    return placesOfNow(text, found, danger ?? 'emergency');
  });
}
