/** Whoever a medicine can be meant for instead of the writer, as they are called in these messages. */
const relatives = `
mother mothers mom moms mum mums mama mamas momma mommas mommy mommys mami mamis mamita father fathers dad dads daddy daddys papa papas papi papis papito pops
parent parents wife wifes wives wifey husband husbands hubby hubbys hubs spouse spouses missus fiance fiances fiancee girlfriend girlfriends boyfriend boyfriends gf bf
son sons daughter daughters stepson stepsons stepdaughter stepdaughters stepmother stepmothers stepmom stepmoms stepfather stepfathers stepdad stepdads stepchild stepchildren
sister sisters sis brother brothers bro bros grandmother grandmothers grandma grandmas granny grannys gran grandmom grammy nana nanas nanny grandfather grandfathers grandpa grandpas
grandad granddad gramps grandparent grandparents grandson grandsons granddaughter granddaughters grandchild grandchildren grandkid grandkids
aunt aunts auntie aunties aunty uncle uncles niece nieces nephew nephews cousin cousins child childs children childrens kid kids kiddo kiddos baby babys babies toddler infant newborn twins
partner partners friend friends neighbor neighbors neighbour neighbours roommate roommates housemate relative relatives sibling siblings inlaw inlaws
tenant tenants resident residents client clients boarder
dog dogs puppy cat cats kitten pet pets
esposa esposas esposo esposos esposita esposito marido mujer madre madres mamacita padre padres jefita jefito ama apa viejita viejito
hijo hijos hija hijas hijito hijita hermano hermanos hermana hermanas hermanito hermanita abuela abuelas abuelo abuelos abuelita abuelito abue abues
suegra suegro suegros tia tias tio tios tiita sobrino sobrina sobrinos primo prima primos nieto nieta nietos nietecito cunado cunada yerno nuera novio novia prometido prometida
pareja bebe bebes nino nina ninos ninas comadre compadre padrino madrina ahijado ahijada hijastro hijastra padrastro madrastra vecino vecina vecinos amigo amiga familiar familiares pariente
residente residentes inquilino inquilina companero companera conyuge perro perra perrito perrita gato gata gatito mascota`
  .trim()
  .split(/\s+/);
const only = new Set(relatives);

/** Words for a relative, a resident or a pet, in a pattern. */
export const relativeWord = `(?:${[...only].join('|')})`;
/** `mother in law`. */
export const relativePhrase = `${relativeWord}(?: (?:- )?in (?:- )?law)?`;

/** A relative, or whoever else a writer has to do with. */
export const kinPhrase = `(?:${relativePhrase}|boy|girl|lola|lolo|old man|old lady|patron|patrona|client|viejito|viejita|senor|senora|jefe|jefa|tenant|ward|ex)`;

export function isRelativeWord(word: string): boolean {
  return only.has(word);
}

/** People who treat or serve: not those whose medicine it is. */
export const staffWord =
  '(?:dr|dra|doctor|doctors|doctora|doc|nurse|pharmacist|pharmacists|physician|provider|prescriber|cardiologist|neurologist|dermatologist|psychiatrist|therapist|dentist|surgeon|specialist|np|pcp|enfermera|enfermero|farmaceutico|farmaceutica|medico|cardiologo|especialista|driver|receptionist|operator)';

/** A pharmacy, by its own name or by what it is. */
export const shopWord =
  '(?:(?:walgreens?|cvs|walmart|wal mart|rite ?aid|costco|kroger|safeway|publix|heb|albertsons|sams(?: club)?|duane reade|target)(?: (?:pharmacy|farmacia))?|(?!my |your |their |our )(?:[^ ]+ )?(?:pharmacy|drugstore|drug store)|farmacia(?: [^ ]+)?)';
