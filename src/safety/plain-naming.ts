import { drugTerm } from '../domain/drugs/drug-terms.ts';
import { isGivenName } from '../domain/names/given-names.ts';
import type { ReadableText } from '../domain/text/readable-text.ts';
import { bare } from './bare-words.ts';

/** What goes with a medicine that is only named, as one that is wanted too. */
const besides = new Set(
  'and y e or o also tambien plus mas please pls por favor thanks gracias my mi mis the el la los las her his su sus for para of de del hi hello hola refill refills resurtir surtir need needs necesito necesita ocupo want wants quiero quiere get i meds med medicine medicines medication medications medicina medicinas medicamento medicamentos pastilla pastillas prescription prescriptions receta recetas rx moms dads mothers fathers mom dad mother father wifes husbands wife husband sons daughters grandmas grandpas dob born mg mcg ml tablet tablets'.split(
    ' ',
  ),
);
const everything = /^(?:all|both|todas|todos|ambas|ambos)$/;
const date =
  /(?<![\d-])\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d\d)(?!\d)|(?<!\d)\d+(?:\.\d+)? ?(?:mg|mcg|ml)(?![a-z])/g;

/** More words than this say something of their own. In characters. */
const longest = 120;

const whose = /^(?:moms|dads|mothers|fathers|wifes|husbands|sons|daughters|grandmas|grandpas|mama|papa)$/;

/**
 * A whole text of nothing but medicines' names, the words that ask for them and the names of people (`and my oxy`).
 * Who speaks of a danger names medicines in such words too, but then says what was done with them. `named`: a person's
 * full name was in it; all of somebody's medicines are a request's where it is said whose.
 */
export function isPlainNaming({ text }: ReadableText, named: boolean): boolean {
  if (text.length > longest || /[?!]/.test(text)) return false;
  const words = bare(text.replace(date, ' ')).split(' ').filter(Boolean);
  const medicines = words.filter((word) => drugTerm(word) !== null);
  const owned = named || (words.some((word) => whose.test(word)) && words.some(isGivenName));
  if (medicines.length === 0 && !owned) return false;
  return words.every(
    (word) =>
      besides.has(word) || drugTerm(word) !== null || isGivenName(word) || (owned && everything.test(word)),
  );
}
