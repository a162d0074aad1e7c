/** "No, metoprolol": one or two words in the place of what was said. */
export const inPlaceOf =
  /^\s*(?:no|nope)\s*[,;:.]\s*(?:(?:the|el|la)\s+)?(?!thats?\b|that['’]s|thanks?\b|thank|gracias|wrong|sorry)\p{L}{5,}(?:\s+\S+)?[.!\s]*$/iu;
