import { findDrugTerms } from '../../domain/drugs/find-terms.ts';
import { isGivenName } from '../../domain/names/given-names.ts';
import { beforeDate, opens } from './name-before-date.ts';
import { isStyled } from './name-kinds.ts';
import { partKind } from './name-part-words.ts';
import { isCapitals, type Place } from './name-stretch.ts';
import { wordAt, type Reading } from '../reading.ts';

/**
 * `Victoria Allegra 3/3/1955 need metformin`: the two words of a name at the start of the text, of which one is a
 * brand's name too, in a text that names another medicine. Read before medicines are.
 */
export function namesakeOfMedicine(reading: Reading, date: Place | null): Place | null {
  const stretch = date && beforeDate(reading, date);
  if (!stretch || stretch.words.length !== 2 || stretch.next - stretch.at !== 2) return null;
  if (!opens(reading, stretch.at) || !isCapitals(reading, stretch) || isStyled(reading)) return null;
  const terms = findDrugTerms(reading.tokens);
  const inside = terms.filter((term) => term.at < stretch.next && term.next > stretch.at);
  const [only] = inside;
  if (!only || inside.length > 1 || only.next - only.at > 1 || terms.length < 2) return null;
  // A medicine's own name is no person's; a brand's may be.
  if (only.term.names.includes(only.term.phrase)) return null;
  const [first = 0, last = 0] = stretch.words;
  const fits =
    only.at === last
      ? partKind(reading, first) === 'given'
      : isGivenName(wordAt(reading, first)) || namesakes.has(wordAt(reading, first));
  return fits && partKind(reading, only.at === last ? first : last) !== 'plain' ? stretch : null;
}

/** Brands that people are given as names. */
const namesakes: ReadonlySet<string> = new Set(
  'allegra yasmin jasmiel camila heather leena zarah portia kirsty emerita juliana aviane lessina estelle aurora nora elinest jolessa larissia tilia natalia vienva'.split(
    ' ',
  ),
);
