import { clausePattern } from './clause-grammar.ts';

const us = '(?:you|u|ya|yall|you guys|you all|they|yous|the pharmacy|ustedes)';
/** "I told you dont fill it" and "I hope you didnt send it" complain of nothing. */
const plainly = '(?<!(?:hope|hoping|if|sure|case|since|told|tell|asked|ask|glad|that|want|need|wish) )';
const word = '(?: [a-zA-Z]+)';
const filledEs =
  '(?:mandan|mandaron|mandado|envian|enviaron|enviado|surten|surtieron|surtido|resurten|resurtieron|resurtido|llenan|llenaron|llenado)';

const notFilled = clausePattern(
  `(?:why|how come)${word}{0,3} (?:<no>)${word}{0,3} (?:<send>)`,
  `${plainly}${us} (?:guys |all |still |just |have |even )*(?:never|didnt|did not|havent|have not|hasnt|wont|will not|wouldnt|would not|refused? to|forgot to|failed to) (?:ever |even )?(?:<send>)`,
  `${plainly}${us} (?:guys |all )?(?:dont|do not|no longer) (?:even )?(?:<send>) ~5(?:anymore|any more)`,
  `(?:ya |todavia |aun )?(?:no|nunca) (?:me |nos |le |les )(?:la |lo |las |los )?(?:ha |han )?${filledEs}`,
  `(?:por que|porque) (?:ya )?no (?:la |lo |las |los )?(?:ha |han )?${filledEs}`,
);

/** "Why didnt you refill my X", "you never sent it", "ya no me surten la X": it is wanted, and was not filled. */
export function tellsNotFilled(words: string): boolean {
  return notFilled.test(words);
}
