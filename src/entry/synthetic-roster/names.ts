import { below, pick, pickByRank, type Random } from './random.ts';

/** Given names, the common ones first. */
const given =
  `Mary James John Robert Patricia Michael Linda William Jennifer David Maria Elizabeth Richard Barbara Susan Joseph
  Thomas Margaret Dorothy Charles Jose Christopher Daniel Matthew Jessica Sarah Nancy Lisa Betty Anthony Mark Donald
  Karen Sandra Steven Paul Ashley Kimberly Donna Carol Andrew Joshua Michelle Kenneth Helen Ruth Kevin Brian Sharon
  Laura Cynthia George Timothy Ronald Edward Jason Jeffrey Ryan Jacob Gary Amy Kathleen Angela Shirley Anna Brenda
  Pamela Emma Nicole Virginia Katherine Samantha Christine Deborah Rachel Carolyn Janet Catherine Heather Diane Julie
  Olivia Joyce Victoria Kelly Lauren Christina Joan Evelyn Judith Nicholas Eric Jonathan Stephen Larry Justin Scott
  Brandon Benjamin Samuel Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron Juan Luis Carlos
  Guadalupe Rosa Carmen Alejandra Esperanza Francisco Miguel Ricardo Fernando Xiomara Nguyet Minh Hoa Thi Wei Jing
  Priya Rahul Anjali Sanjay Fatima Omar Yusuf Layla Olga Dmitri Ewa Zofia Kwame Amina Bjorn Ingrid Siobhan Declan
  Agnes Beatrice Clarence Delbert Ernestine Floyd Gertrude Hattie Irma Jasper Kermit Lavinia Mildred Norbert Opal
  Percival Quincy Rosalind Sylvester Thelma Ursula Vernon Wilhelmina Zelda`.split(/\s+/);

/** Family names, the common ones first; behind them come as many as wanted that are put together of syllables. */
const family =
  `Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson Anderson
  Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis Robinson Walker Young
  Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter
  Roberts Gomez Phillips Evans Turner Diaz Parker Cruz Edwards Collins Reyes Stewart Morris Morales Murphy Cook Rogers
  Gutierrez Ortiz Morgan Cooper Peterson Bailey Reed Kelly Howard Ramos Kim Cox Ward Richardson Watson Brooks Chavez
  Wood James Bennett Gray Mendoza Ruiz Hughes Price Alvarez Castillo Sanders Patel Myers Long Ross Foster Jimenez
  O'Brien O'Connor D'Angelo Núñez Muñoz Peña García-López Smith-Jones Van_Dyke De_la_Cruz De_los_Santos`
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' '));

const onsets = 'B Br C Ch D Dr F G Gr H J K Kr L M N P Pr R S Sch St T Tr V W Z'.split(' ');
const middles = 'a e i o u ai ee ou er an el in or'.split(' ');
const joints = 'b d g k l ll m n nd r rt s st t tt z'.split(' ');
const ends = 'man son berg er ez ini owski ard ley ton well ford ski ova ich sen stein quist'.split(' ');

/** With these one in thirty bears the commonest given name, and one in seventy the commonest family name. */
const flatness = { given: 10, family: 30 };

export function givenName(random: Random): string {
  return pickByRank(random, given, flatness.given);
}

/** Two in three are common; the others nearly always a name of their own. */
export function familyName(random: Random): string {
  if (below(random, 3) > 0) return pickByRank(random, family, flatness.family);
  return `${pick(random, onsets)}${pick(random, middles)}${pick(random, joints)}${pick(random, ends)}`;
}
