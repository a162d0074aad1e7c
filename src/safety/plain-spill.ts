import { drugTerm } from '../domain/drugs/drug-terms.ts';
import type { ReadableText } from '../domain/text/readable-text.ts';
import { blankWords } from './blank-words.ts';

const owner =
  "(?:my|the|our|his|her|their|a|that|this|whole|entire|full|half|of|new|last|mom's|moms|dad's|dads)";
const ownerEs = '(?:mi|mis|el|la|los|las|su|sus|un|una|todo|toda|todas|medi[oa]|mitad|de|del|con)';
const who =
  '(?:i|he|she|we|they|it|somebody|someone|(?:my |the |our |his |her )?(?:dog|cat|puppy|kitten|parrot|bird|kid|kids|toddler|baby|child|son|daughter|nephew|niece|grandson|granddaughter|grandbaby|husband|wife|mom|dad|mother|father|roommate|aide|nurse|wind|movers?))';
const whoEs =
  '(?:(?:el|la|mi|mis|un|una|se me|se le|se nos|se|yo) )?(?:perr[oa]s?|perrit[oa]|gat[oa]s?|gatit[oa]|nen[ea]|nin[oa]|bebe|chiquit[oa]|hij[oa]|niet[oa]|espos[oa]|marido|mama|papa|aire|viento|me|le|nos|se)';
const spilt =
  '(?:knocked|spilled|spilt|dropped|broke|busted|cracked|smashed|shattered|tipped|tipped over|poured(?! out)|dumped|flushed|kicked|ran over|washed|melted|soaked)';
const spiltEs =
  '(?:rompio|rompieron|quebro|tiro|tumbo|volteo|derramo|cayo|cayeron|mojo|aplasto|piso|reviento|revento)';
const thing =
  /^(?:bottles?|jar|vials?|pens?|box|bag|pills?|tablets|capsules|medicines?|meds|medications?|inhaler|glass|container|syrup|liquid|drops|frascos?|botes?|botellas?|caja|bolsa|pastillas?|jarabe|medicinas?|ampolleta|pluma|vaso|gotero|gotas)$/;
const vessel = '(?:bottle|jar|vial|pen|box|bag|pills|inhaler)';
const vesselEs = '(?:frasco|bote|botella|pluma|ampolleta|jarabe)';
const floor = '(?: (?:al|en el|en la|por el|por la) [a-z]+)?';

/** What was knocked over, dropped or broken: nobody has swallowed it. The last word is a thing or a medicine. */
const spilling = new RegExp(
  `(?<![a-z'])(?:(?:(?:${who} (?:just |accidentally |also |had |went and |must have )*)?${spilt}(?: ${owner}){0,4}|${whoEs} (?:ya |me |le |nos )*${spiltEs}${floor}(?: ${ownerEs}){0,4}) (?<what>[a-z]+)(?: (?:all )?(?:down|into|in|onto|on|off|over|under|all over) (?:the|my|our|his|her|a) [a-z]+|(?: (?:al|en el|en la|por el|por la|en)) [a-z]+)?|${vessel}(?: of [a-z]+)? (?:got |was |were |just )?(?:knocked|spilled|dropped|broke|tipped|shattered|smashed|cracked)(?: over)?|${vesselEs} (?:[a-z]+ ){0,3}(?:se (?:me |le |nos )?)?${spiltEs})(?![a-z])`,
  'g',
);

const pet = '(?:dog|puppy|pup|cat|kitten|perr[oa]|perrit[oa]|gat[oa])s?';
/** A pet had the bottle, the label or the paper, and none of what was in it. */
const chewed = new RegExp(
  `(?<![a-z'])${pet} (?:just |had |got |se |me |le )*(?:chewed|chewing|ate|eaten|bit|tore|shredded|mordio|masco|comio|rompio)(?: [a-z']+){0,4}? (?:bottles?|box|bag|lid|cap|label|paper|bill|receipt|frasco|caja|bolsa|etiqueta|tapa|papel|recibo)(?: of [a-z]+)?(?![a-z])`,
  'g',
);
const noneEaten =
  /(?<![a-z'])(?:(?:pills?|meds|tablets|dog|dogs|cat|he|she|they|everybody|everyone|nobody|inside) (?:is |are |was |were |stayed |all )*(?:fine|ok|okay|safe|unharmed|untouched|capped|intact)|dogs fine|(?:not|none of|didn'?t (?:eat|get|touch|swallow)(?: any of)?) (?:the |any )?(?:pills?|meds|tablets|medicine|any)|no (?:se )?(?:comio|trago|tomo) (?:ninguna|nada)|(?:label|lid|cap|etiqueta|tapa)|(?:perr[oa]|gat[oa]|todo|las pastillas) (?:esta|estan|quedo|quedaron) bien|esta bien (?:el|la) (?:perr[oa]|gat[oa]))(?![a-z])/;
const bill = /(?<![a-z'])(?:bill|receipt|paper|papel|recibo|label|etiqueta|lid|cap|tapa)(?![a-z])/;

/** Something of it may have been taken: then nothing of the accident is set aside. */
const taken =
  /(?<![a-z'])(?:ate|eat|eating|eaten|swallow[a-z]*|drank|drink|drunk|lick[a-z]*|ingest[a-z]*|mouth|took some|took (?:a few|two|three|one)|got into|puts? (?:it|them|one)|chok[a-z]*|vomit[a-z]*|sleepy|drowsy|wont wake|bleed[a-z]*|blood|cut (?:my|his|her)|head|tomo|tomaron|trag[a-z]+|comio|comieron|chup[a-z]+|lamio|boca|probo|sangr[a-z]*|cabeza|dormid[oa])(?![a-z])/;

/** `I found my metformin`: what was mislaid is there again, as long as nobody else had it and it is not empty. */
const finding =
  /(?<![a-z'])(?:(?:i|we) )?(?:just |finally |already )*found (?:(?:my|the|our|another|some|a|other|last|old|extra|bottle|box|of) ){1,4}(?<what>[a-z]+)(?![a-z])/g;
const hadByOthers =
  /(?<![a-z'])(?:he|she|him|her|his|they|child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|sons?|daughters?|boys?|girls?|grand[a-z]+|nephews?|niece|mom|dad|mother|father|wife|husband|brother|sister|roommate|friend|dog|cat|empty|open|opened|floor|asleep|awake|missing|gone|note|handful|dead|down)(?![a-z])/;

const hint =
  /found|knock|spil|drop|broke|bust|crack|smash|shatter|tip|pour|dump|flush|kick|ran over|wash|melt|soak|chew|ate |bit |tore|shred|romp|quebr|tir|tumb|volt|derram|cay|mojo|mord|masc|comio/;

/**
 * The text without what befell a bottle, each other character in its place: what a child or a pet knocks over or
 * breaks is lost, and what one finds again is there, as long as nothing is said of eating, bleeding or a head.
 */
export function withoutPlainSpill(readable: ReadableText): ReadableText {
  if (!hint.test(readable.text)) return readable;
  let text = readable.text;
  if (noneEaten.test(text) || bill.test(text)) text = text.replace(chewed, blankWords);
  if (!taken.test(text)) text = text.replace(spilling, spilled);
  if (!taken.test(text) && !hadByOthers.test(text)) text = text.replace(finding, spilled);
  return text === readable.text ? readable : { ...readable, text };
}

function spilled(found: string, what: string | undefined): string {
  const named = what === undefined || thing.test(what) || drugTerm(what) !== null;
  return named ? blankWords(found) : found;
}
