/**
 * The Spanish auxiliary in clause words, which is spelt like the English pronoun: before a participle (`no he recibido`,
 * `he visto`), or behind an object pronoun of Spanish (`no lo he`).
 */
const auxiliary =
  / he (?=(?:\p{L}+(?:[aií]do|cho|sto|rto|elto|crito)|roto) )|(?<= (?:yo|lo|los|las|les|nos|se lo|se la) )he /gu;

/** `words` has a blank around each; the auxiliary is left out of them. */
export function withoutSpanishHe(words: string): string {
  return words.replace(auxiliary, ' ').replace(/ {2,}/g, ' ');
}
