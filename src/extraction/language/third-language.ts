import { tokenize } from '../../domain/text/tokens.ts';
import { readableText } from '../../domain/text/readable-text.ts';
import { languageOf } from './language.ts';

/** To die, in some of those languages: one such word is as sure as two others. */
const dying = 'morrer mourir mouri morire sterben sterven umrzec umeret mamatay chet kufa olmek'.split(' ');

/**
 * Words that hardly a text in English or Spanish holds, without their marks: what people write most of pronouns,
 * courtesies and medicine in other languages, also where the script is written in Latin letters.
 */
const foreign = new Set(
  [
    // Portuguese
    'nao voce voces minha minhas meu meus obrigado obrigada mais estou tenho tem pra uma muito bom boa noite ontem hoje amanha filho filha pai dois duas receita acabou acabaram fazer faco posso ainda chegou onde dele engoliu tomou falam gostaria quero queria preciso pressao remedio remedios avo alguem falar doze uns comprimidos',
    // French
    'je jai bonjour bonsoir merci mes votre vous nous sil plait voudrais besoin ordonnance medicament medicaments avec dans une des du elle pas cest mere pere fille fils mari femme deux fois matin beaucoup aujourdhui demain pris prendre peux peut pouvez suis sont avale comprimes moi depuis deja pharmacie medecin traitement renouveler docteur notre aussi quoi',
    // Haitian Creole
    'mwen bezwen tanpri pou nan medikaman mesi anpil kisa gen manman ou kapab doule grenn tansyon fini dokte byen pitit vale pase kounye souple konprann pou',
    // Italian
    'ho bisogno della dello delle nella mia mio grazie buongiorno ricetta sono che gli piu pastiglie compresse pillole vorrei anche questo perche farmaco mamma finito finite nonna nonno buonasera riesce braccio destro consegna',
    // German and Dutch
    'ich brauche bitte danke meine meinen mein mutter vater und nicht ist ein eine habe haben noch kann rezept tabletten medikament medikamente guten wann wie mit sie wir arzt ik heb nodig graag dank mijn moeder medicijnen het een voor niet alstublieft goedemorgen',
    // Polish, Czech
    'czy moge prosze dziekuje dzien dobry czesc potrzebuje leki leku lekow mojej mojego moja moimi jest nie sie tabletki tabletkami recepte recepta razem dla brac jestem lekarz kiedy zostaly meza pytanie cisnienie prosim dekuji potrebuji leky jsem',
    // Tagalog, Cebuano
    'naubos gamot yung ang ng mga nila siya ako naman salamat nanay tatay kailangan pwede puwede po opo hindi wala meron mayroon iyong kung bakit saan kailan paano magandang umaga hapon gabi kuya niya nyo ninyo kayo kami tayo din rin lang uminom inumin tambal akong unsa sa ko ni',
    // Vietnamese without its marks, Hmong
    'toi thuoc khong duoc cua benh xin chao uong huyet nua giup cho kuv tshuaj koj thov yuav tsis niam txiv ntshav',
    // Somali, Swahili, Indonesian, Turkish, Romanian
    'waxaan rabaa daawo daawada hooyo mahadsanid fadlan ninahitaji tafadhali asante yangu naomba nimeishiwa dawa saya obat ibu tolong butuh terima kasih sudah habis untuk apakah bisa tidak perlu ilac ilacim lazim tesekkur tesekkurler merhaba annemin bitti lutfen icin benim nevoie rog multumesc buna ziua pentru pastile reteta',
    // Russian, Arabic, Armenian, Hindi, Punjabi in Latin letters
    'mne nuzhno nuzhny lekarstvo spasibo pozhaluysta zdravstvuyte privet moya moey davleniya zakonchilis u shukran marhaba ahtaj mumkin ummi barev dzez indz degher mujhe chahiye dawai kripya nahi meri mera aur hai hain khatam dhanyavad shukriya mainu chahidi ji goli gayi raha kal bhai kab',
    // What is told of danger in them
    'ajuda socorro peito dor respirer poitrine saigne aidez urgence ede pwatrin doule aiuto petto respirare hilfe schmerzen atmen pomocy oddychac tulong sakit dibdib makahinga muon dau nguc pomogite bolno msaada yardim',
    ...dying,
  ]
    .join(' ')
    .split(' '),
);

/** What these languages share with Spanish says nothing in a Spanish text, and little in any. */
const alike = new Set(
  'quero preciso fini sa ko ni u ji cho boa remedio remedios comprimidos uns che sono ho ou ein sie mit dor socorro chet dau'.split(
    ' ',
  ),
);

/** Of words that only another language has so many are no slip and no quotation. */
const fewest = 2;
/** Letters of another script that no Latin one looks like. */
const fewestLetters = 4;
/** One letter of so many: those of other scripts that look like Latin ones are read as these. */
const othersShare = 10;

/** Whether a message as it came is in a language that is read nowhere here. */
export function isInUnreadLanguage(message: string): boolean {
  const { text } = readableText(message);
  return isInThirdLanguage(
    text,
    tokenize(text).map((token) => token.text.replaceAll("'", '')),
  );
}

/**
 * Whether a text is in another language than English and Spanish, by more of its words than are of these. `text` is
 * readable text, `words` its tokens without apostrophes.
 */
export function isInThirdLanguage(text: string, words: readonly string[]): boolean {
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  const others = (text.match(/(?!\p{Script=Latin})\p{L}/gu) ?? []).length;
  if (others >= fewestLetters && others * othersShare > letters) return true;
  const told = [...new Set(words)].filter((word) => foreign.has(word));
  const sure =
    told.filter((word) => !alike.has(word)).length + told.filter((word) => dying.includes(word)).length;
  if (sure < fewest) return false;
  const known = [...new Set(words)].filter(
    (word) => !foreign.has(word) && languageOf([word]) !== null,
  ).length;
  return told.length > known;
}
