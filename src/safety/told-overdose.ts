import { drugTerm } from '../domain/drugs/drug-terms.ts';
import { lazyPattern } from '../domain/text/lazy-pattern.ts';

/** Overdose put together from who took, what was done, how much and of what, instead of a list of sentences. */
const act =
  '(?:took|taken|swallowed|swallowing|ate|eaten|drank|drunk|ingested|injected|popped|chewed|downed|consumed|used|had)';
const gave = '(?:gave|given|fed) (?!me |us |you )';
const gap = '(?:[^ .]+ ){0,6}?';
const often = '(?!(?:a |per |each |every )?(?:day|daily|week|night|morning) )';
const tooMuch = `(?:too (?:many|much)|more than (?:i|he|she|we|they|you|my|his|her|was|the|prescribed|directed|needed|one)|the (?:whole|entire)|whole (?:bottle|box|pack|thing|lot)|entire (?:bottle|box|pack)|handful|fistful|bunch of|dozens?|wrong (?:pills?|dose|medications?|medicines?|meds|amount|one|insulin)|twice ${often}|(?:an |one )?extra (?:dose|pill|one|tablet)|double|triple)`;
const byError =
  '(?:by (?:mistake|accident|error)|on accident|in error|accidentally|accidently|mistakenly|instead of)';
const things =
  '(?:pills?|tablets?|tabs|caps|capsules|meds|medicines?|medications?|gumm(?:y|ies)|vitamins|doses?|insulin|syrup|patch|patches|drops|edibles|units)';
const owner = '(?:(?:of|my|his|her|the|our|their|them|these|those) ){0,3}';
const small =
  '(?:child|kid|kids|baby|toddler|infant|grandson|granddaughter|grandchild|grandkids|grandbaby|nephew|niece|boy|girl|old|son|daughter|children|dog|cat|puppy)';
const found =
  '(?:got into|getting into|got (?:a )?hold of|got ahold of|gotten into|found|opened|grabbed|chewed|licked|is eating|ate|eaten|swallowed|drank)';

const actEs =
  '(?:me tome|se tomo|tome|tomado|tomaron|trague|se trago|tragado|comio|comimos|inyecte|inyecto|puse|di|dio|dieron|agarro)';
const tooMuchEs =
  '(?:demasiad[oa]s?|de mas|demas|mas (?:pastillas |medicina |insulina )?de (?:lo|la|las|los) que|mas de la cuenta|el doble|doble|triple|tod[oa]s? (?:el|la|los|las|mis|sus|mi|su) (?:frasco|botella|bote|caja|pastillas|medicinas?|pastillero)|dos veces (?!al |por |diari|cada )|otra vez por|un puno)';
const byErrorEs =
  '(?:por (?:error|equivocacion|accidente)|en vez de|equivocad[oa]s?|accidentalmente|sin querer)';

const told = [
  `${act} ${gap}(?:${tooMuch}|${byError}) `,
  `${gave}${gap}(?:${tooMuch}|${byError}) `,
  `(?:${byError}|accidental) ${gap}(?:${act}|gave|given) `,
  `(?!used )${act} all ${owner}(?:[^ .]+ )?${things} `,
  `${act} both ${gap}(?:together|at once|same time|meds|pills|doses) `,
  `${act} ${gap}(?:two|three|four|2|3|4) times (?:today|tonight|already|this|in|by|so) `,
  `${act} ${gap}(?:doses?|pills?|meds|one|tablets?) ${gap}(?:too|also|as well|already) [.] `,
  `(?:mixed|mixing|mix) up (?:my|the|his|her|our) (?:[^ .]+ )?${things} `,
  `(?:took|taken|swallowed|used|injected) (?:my |his |her |someone |somebody )(?:husbands|wifes|moms|dads|mothers|fathers|sons|daughters|sisters|brothers|dogs|cats|roommates|friends|neighbors|elses) `,
  `took (?:it|them|another|one|the|my) ${gap}(?:again|twice ${often}|another|a second) `,
  `(?:so|and|then|also) (?:i )?took (?:another|more|a second|an extra) `,
  `${small} ${gap}(?:${found}|${act}) ${gap}(?:${things}|some|of mine|of my|tylenol|bottle) `,
  `${actEs} ${gap}(?:${tooMuchEs}|${byErrorEs}) `,
  `(?:${byErrorEs}) ${gap}${actEs} `,
  `(?:nino|nina|bebe|hijo|hija|nieto|nieta|sobrino|sobrina|perro|gato) (?:se |me )?(?:agarro|encontro|comio|trago|tomo|abrio|bebio) ${gap}(?:pastillas?|medicinas?|frasco|jarabe|insulina|una|unas) `,
].map((pattern) => lazyPattern(pattern, '(?<= )', ''));

const counted = lazyPattern(
  `(?:${act}|${actEs}) (?:like |about |around |almost |como )?([0-9]+|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|cinco|seis|siete|ocho|nueve|diez|doce|quince|veinte|treinta) (?:more )?(?:of )?(?:my |the |his |her |mis |sus )?([^ .]+) `,
  '(?<= )',
  '',
);
/** `he took all his oxycodone`; who took all of their own has run out of it. */
const allOfOne = lazyPattern(`${act} all (?:of )?(?:his|her|the|their) ([^ .]+) `, '(?<= )', '');
const countedThings = new RegExp(`^(?:${things}|pastillas|tabletas|capsulas|dosis)$`);
/** `overdid it`, and with what: pie and the garden are no medicines. */
const overdone = lazyPattern(
  `(?:overdid|over did) (?:it |things )?(?:today |yesterday |a bit |a little |last night )*(?:(?:on|with|at|in) ${owner}(?:(?:all|some|too much|that|a) )*([^ .,]+) )?(?:[^ .,]+ )?`,
  '(?<= )',
  '',
);
const liquor =
  /^(?:alcohol|wine|beer|vodka|whiskey|tequila|booze|drinks|liquor|weed|edibles?|drugs|stuff|insulin)$/;
/** Of most medicines nobody takes five at once; proposals for clinical sign-off. */
const suspiciousCount = 5;

/** Places in clause text where somebody took more than was meant. */
export function toldOverdoses(text: string): { from: number; to: number }[] {
  const hits = told.flatMap((pattern) => pattern.matches(text));
  const many = counted.matches(text).filter((match) => {
    const [, count = '', thing = ''] = match;
    const enough = /^[0-9]+$/.test(count) ? Number(count) >= suspiciousCount && Number(count) < 1000 : true;
    return enough && thing !== 'units' && (countedThings.test(thing) || drugTerm(thing) !== null);
  });
  const finished = allOfOne.matches(text).filter((match) => drugTerm(match[1] ?? '') !== null);
  const excess = overdone.matches(text).filter(([, of]) => of === undefined || isTaken(of));
  return [...hits, ...many, ...finished, ...excess].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
}

function isTaken(thing: string): boolean {
  return (
    countedThings.test(thing) ||
    liquor.test(thing) ||
    drugTerm(thing) !== null ||
    drugTerm(thing.replace(/s$/, '')) !== null
  );
}
