/** "No, metoprolol": one or two words in the place of what was said. */
export const inPlaceOf =
  /^\s*(?:no|nope)\s*[,;:.]\s*(?:(?:the|el|la)\s+)?(?!thats?\b|that['’]s|thanks?\b|thank|gracias|wrong|sorry)\p{L}{5,}(?:\s+\S+)?[.!\s]*$/iu;

/** Whoever says so is not the one whom we write to. */
export const notThem =
  /^(?:(?:hi|hello|hey|sorry|no|oh|i think|hola|perdon) )*(?:(?:you|u) (?:have|ve|got|ve got) the |this is (?:the|a) )?wrong (?:number|person)\b|\byou (?:have|got|ve got) the wrong (?:number|person)\b|\bthis (?:isn ?t|is not) (?:her|his|their) (?:phone|number|cell)\b|^(?:i|we) (?:never|didn ?t|did not) (?:asked?|sign(?:ed)? up) for (?:this|that|anything|these)(?: \w+)?$|\b(?:numero|persona) equivocad[oa]\b|\bse equivoc(?:o|aron|an|a) de (?:numero|persona)\b/;
