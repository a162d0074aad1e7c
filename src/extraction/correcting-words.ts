/** What says that the words before it were a slip, as alternatives of a pattern. */
export const mistakes = [
  '(?:i am |im |so )?sorry|i mean|i meant(?: to (?:say|write|put|type))?|correction|oops|whoops|my (?:bad|mistake)',
  '(?:scratch|strike|make) that|typo|(?:thats|that is|that was) (?:wrong|a typo)|no wait|wait no',
  'perdon(?:e|eme)?|disculpe|disculpa|digo|mejor dicho|quise decir|quiero decir|corrijo|correccion|me equivoque',
].join('|');
/** The same and what may lead to another thought as well. */
export const turns = `${mistakes}|wait|hold on|rather|actually|nope|o sea`;
