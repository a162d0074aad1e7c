import { lazyPattern } from '../domain/text/lazy-pattern.ts';
import { isFigure } from './alarm-words.ts';
import type { Danger } from './danger-phrase.ts';

const contact =
  '(?:texting|sending|messaging|contacting|writing|bothering|calling|harassing|spamming|these|those|the (?:texts|messages)|your (?:texts|messages)|all (?:texts|messages))';
/** A wish to get no more texts. In doubt it is none: what stands beside it is weighed as ever. */
const wish = new RegExp(
  ` (?:${[
    `(?:stop|quit) (?:with )?${contact}`,
    '(?:unsubscribe|opt (?:me )?out|optout|lose my number|leave me alone|no more (?:texts|messages))',
    '(?:remove|take|delete|get) (?:me|us|my (?:name|number|phone)|this number) (?:off|from|out)',
    '(?:dont|do not|never|no longer) (?:ever )?(?:text|message|contact|write|call|bother)',
    '(?:ya )?no (?:me |nos )(?:mand|escrib|envi|text|molest|contact)[a-z]+',
    '(?:no quiero|no mas|basta de|nada de|sin) (?:mas )?(?:mensajes|textos)',
    '(?:dejen?|dejenme|deje|paren?|pare) de (?:mand|escrib|envi|text|molest)[a-z]+',
    '(?:dejenme|dejame|dejeme) en paz|(?:denme|deme|darme) de baja|(?:borren|quiten|borre|quite)(?:me| mi)',
  ].join('|')}) |^ \\. (?:(?:please|ok|no|por favor) )*(?:stop|alto|pare|paren|unsubscribe|quit|end) [.,] `,
);

/** That the sender will be dead, or gone for good. */
const ownDeath = lazyPattern(
  '(?:(?:i|ill|im|i will|i am|i might|i am going to|im going to|im gonna|will) (?:(?:already|all|probably|soon|just|not) )*(?:be )?(?:dead(?! (?:serious|tired|set|line|wrong))|gone (?:soon|by|tomorrow|tonight|forever|for good|today|anyway|then)|alive (?:tomorrow|much longer|anymore|soon))|(?:estare|voy a estar|ya estoy|estoy|voy a ser) (?:ya )?muert[oa]|(?:ya )?no (?:estare|voy a estar) (?:aqui|vivo|viva|mas)|me (?:voy a morir|voy a matar|muero manana)) ',
  '(?<= )',
  '',
);
const words = lazyPattern(
  '(?:dead|die|dies|dying|death|kill[a-z]*|suicid[a-z]*|(?:not|nt|wont be) alive|my life|this life|no life|hate life|911|988|emergency|ambulance|(?:nobody|no one|noone|nothing) (?:[^ .]+ ){0,2}(?:help|save|care|cares|matters)|cant (?:help|save) me|too late for me|beyond help|gone soon|goodbye (?:forever|world|everyone)|hurt(?:ing)? (?:me|myself|her|him)|muert[oa]|morir[a-z]*|me muero|muriendo|matar[a-z]*|mi vida|ambulancia|emergencia|nadie (?:me )?(?:puede )?(?:ayuda|ayudar|ayudarme|salvar|salvarme)|adios (?:a todos|para siempre|mundo)) ',
  '(?<= )',
  '',
);
const harmless = / (?:my life (?:insurance|alert)) /;

/** What an opt-out swallows: beside one, words of death or danger are read by a person at least. Places in clause text. */
export function toldBesideOptOut(
  text: string,
): { from: number; to: number; flag: Danger | 'safety_review' }[] {
  if (!wish.test(text)) return [];
  const own = ownDeath.matches(text).map((match) => placed(match, 'self_harm' as const));
  const looked = words
    .matches(text)
    .map((match) => placed(match, 'safety_review' as const))
    .filter(
      ({ from, to }) =>
        !isFigure(text, from, to) && !harmless.test(text.slice(Math.max(0, from - 10), to + 12)),
    );
  return [...own, ...looked];
}

function placed<Flag>(match: RegExpExecArray, flag: Flag): { from: number; to: number; flag: Flag } {
  return { from: match.index, to: match.index + match[0].length, flag };
}
