const all = / (?:all|tod[oa]s) /;
const wantsMore =
  /^ ?(?:(?:of )?(?:my|the|his|her|our|mis|las|los) |(?:pills|meds|medicines?|medications?|tablets|capsules|doses|pastillas|medicinas?|medicamentos) |(?:for|of|from) (?:the|this|last) (?:whole )?(?:week|month) |in (?:the|this|my) (?:bottle|box|pack) |(?:de|para) (?:la|esta|toda la|el|este) (?:semana|mes) |del (?:mes|frasco|bote) |already |ya |, |so |and |y |now )*(?:i |we )?(?:will |would |ll |d |please |am |m |im )*(?:(?:need|needs|want|like|send|mail|ship|order|get|have|necesito|ocupo|quiero|mand[a-z]+|envi[a-z]+|surt[a-z]+)(?: [^ .]+){0,2}? (?:more|refills?|refilled|another|mas|otr[oa]s?|resurtido) |refill |out (?:of (?:them|it) )?(?:[.,]|$))/;

/**
 * `I took all my pills for the week, need more`: a supply is used up and more of it wanted, right behind. A person looks,
 * for what was taken in a week and what at once is told alike.
 */
export function isUsedUp(hit: string, after: string): boolean {
  return all.test(` ${hit}`) && wantsMore.test(after);
}
