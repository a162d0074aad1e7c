const kin =
  '(?:mother|mom|mum|mama|moms|mothers|father|dad|dads|fathers|wife|wifes|husband|husbands|hubby|son|sons|daughter|daughters|sister|sisters|brother|brothers|grandmother|grandma|grandmas|grandmothers|grandfather|grandpa|grandpas|grandson|granddaughter|aunt|aunts|uncle|uncles|child|childs|kid|baby|partner|partners|girlfriend|boyfriend|client|clients|friend|friends|neighbor|roommate|patient|patients|resident|residents|esposa|esposo|madre|papa|padre|hijo|hija|hermano|hermana|abuela|abuelo|suegra|suegro|tia|tio|nieto|nieta|paciente|residente|marido|pareja|bebe|nino|nina)(?: in law)?';

const another = new RegExp(
  ` (?:(?:for|para|de|behalf of|about|regarding|of) (?:my|mi|our|a|the|his|her|one of our|el|la|nuestro|nuestra|un|una) ${kin}|(?:my|mi|our|the|one of our) ${kin} (?:(?:[^ ]+ ){0,3})(?:needs?|is|takes?|ran|has|wants?|was|dob|birthday|prescription|refills?|meds?|medications?|medicines?|pills|necesita|toma|tiene|quiere|se)|(?:my|our) (?:moms|mothers|dads|fathers|wifes|husbands|sons|daughters|sisters|brothers|grandmas|grandmothers|grandpas|grandfathers|aunts|uncles|partners|clients|residents|patients|friends)|(?:his|her|their) (?:[^ ]+ ){0,2}(?:meds?|medications?|medicines?|prescriptions?|refills?|pills|rx|dob|birthday|birth|name)|(?:he|she|they) (?:needs?|ran|is out|takes|has|is running)|su (?:medicina|medicamento|receta|pastilla)s? de (?:el|ella)|se llama|patient name|resident name|for (?:resident|patient)|(?:medicina|medicinas|medicamento|receta|pastillas|resurtido) (?:de|para) (?:mi|el|la) ${kin}) `,
);
const errand = new RegExp(
  ` (?:my|mi) ${kin} (?:will|can|is going to|is coming to|va a|puede) (?:[^ ]+ ){0,2}(?:pick|get|come|drop|stop|recoger|pasar|ir)`,
);

/** Whether the writer speaks of somebody else's medicine; who only fetches it is not meant. */
export function speaksOfAnother(words: string): boolean {
  return another.test(words.replace(errand, ' '));
}

const everything =
  / (?:all (?:of )?(?:my|our|his|her|the|their) (?:[^ ]+ )?(?:meds|medications|medicines|medicine|medication|prescriptions|pills|refills|rx|rxs|scripts|stuff)|all (?:meds|medications|prescriptions)|(?:refill|renew|order|need) (?:[^ ]+ )?(?:everything|all of (?:them|it)|them all)|everything (?:i take|on my list|on file)|the usual|the rest(?: of (?:them|my|the))?|all (?:except|but)|everything (?:except|but)|todo (?:menos|excepto)|(?:the )?same (?:as|ones as|thing as|meds as|order as) (?:last|before|always|usual)|my usual (?:meds|medications|order|refills)|(?:todas|todos) (?:(?:mis|las|los|sus) )?(?:medicinas|medicamentos|pastillas|recetas|resurtidos)|(?:toda|todo) (?:mi|la|el) (?:medicina|medicamento)|todo lo (?:de siempre|mismo)|lo mismo (?:de siempre|que|del mes)|every(?:thing)? (?:medication|prescription) (?:i|on)) /;

/** `all my meds`, `the same as last month`. */
export function asksForEverything(words: string): boolean {
  return everything.test(words);
}
