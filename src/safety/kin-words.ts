/** Words for a relative or who stands near, in a pattern over words without marks. */
export const kin =
  '(?:mother|mom|mum|mama|father|dad|papa|parents?|wife|husband|spouse|partner|son|daughter|stepson|stepdaughter|brother|sister|grandma|grandmother|grandpa|grandfather|grandson|granddaughter|aunt|uncle|niece|nephew|cousin|neighbor|friend|roommate|girlfriend|boyfriend|mother in law|father in law|madre|padre|esposa|esposo|marido|hijo|hija|hermano|hermana|abuela|abuelo|nieta|nieto|tia|tio|sobrina|sobrino|prima|primo|suegra|suegro|vecina|vecino|amiga|amigo)';
