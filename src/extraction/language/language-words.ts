const greeted = String.raw`^(?:(?:hi|hello|hey|hola|buenos dias|buenas tardes|buenas|disculpe|perdon|excuse me|sorry) )*`;
const filled = String.raw`(?: (?:please|pls|por favor|gracias|thanks|aqui|here))*$`;

/** "¿Habla español?", "do you speak Spanish", "someone who speaks Spanish please": it is to go on in that language. */
function asksFor(inEnglish: string, inSpanish: string): RegExp {
  const asked = [
    String.raw`(?:do|does|can|could) (?:you|u|anyone|anybody|someone|somebody)(?: guys| all| there)? (?:speak|write|text|talk)(?: to me)?(?: in)? ${inEnglish}`,
    String.raw`(?:is there |i need |need )?(?:someone|somebody|anyone|anybody)(?: there)? (?:who|that) speaks? ${inEnglish}`,
    String.raw`(?:i|we) (?:only )?(?:speak|prefer|want|need)(?: only)?(?: it)?(?: in)? ${inEnglish}(?: only)?`,
    String.raw`(?:usted |ustedes )?(?:se )?hablan? (?:usted |ustedes )?(?:en )?${inSpanish}`,
    String.raw`(?:hay |tienen? |necesito |quiero (?:hablar con )?)?(?:a )?alguien (?:aqui |ahi )?que (?:habl[ae]|sepa) ${inSpanish}`,
    String.raw`(?:me )?(?:pueden?|podrian?) (?:hablar|escribir|responder|contestar|atender)(?:me)? en ${inSpanish}`,
    String.raw`(?:escriban?|respondan?|contesten?|hablen?)(?:me)? en ${inSpanish}`,
    String.raw`(?:yo )?(?:solo )?(?:hablo|prefiero|necesito|quiero)(?: solo)?(?: ayuda)?(?: en)? ${inSpanish}`,
  ].join('|');
  return new RegExp(`${greeted}(?:${asked})${filled}`);
}

export const asksForSpanish = asksFor('spanish', 'espanol');
export const asksForEnglish = asksFor('english', 'ingles');
