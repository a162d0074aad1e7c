/** What a medicine looks like says nothing for certain: many look alike. */
export const looks = new Set([
  ...'blue white pink red yellow green orange purple brown round oval small little big large tiny'.split(' '),
  ...'azul blanca blanco rosa rosada roja rojo amarilla amarillo verde naranja morada redonda redondo ovalada pequena chiquita grande'.split(
    ' ',
  ),
]);
