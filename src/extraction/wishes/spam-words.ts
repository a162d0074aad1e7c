/** Advertising and fraud by their lures: prizes, money, parcels, accounts, addresses to open. */
const lure =
  / (?:viagra|cialis cheap|package is (?:held|on hold)|parcel|customs|vote (?:yes|no)|paid for by|no prescription needed|order online|buy (?:your|any) (?:house|home|houses|homes|car|property)|cash offer|insurance rates?|reply yes|qualif(?:y|ies|ied) for|(?:been|were|was) selected|selected for|lower your|debt|refinance|mortgage|vote for|donate|credit score|prize|prizes|make money|earn (?:money|cash|up to)|free cruise|claim (?:your|a)|desde casa|has sido seleccionado|https?|www|bit ly|click (?:here|the link|below)|congratulations|you (?:have )?won|winner|gift card|free (?:gift|money|iphone|trial|vacation)|crypto|bitcoin|loan|loans|pre approved|preapproved|casino|investment|seo|backlinks|limited time offer|act now|claim your|earn \$|work from home|hot singles|warranty|solar panels|premio|ganaste|ganador|prestamo|haga clic|oferta exclusiva|gana dinero) /;
/** Lures beside which a medicine's name is bait too. */
const strongLure =
  / (?:https?|www|bit ly|\. (?:example|xyz|top|click|shop)|cheap (?:viagra|cialis|meds|pills|[a-z]+) (?:online|shipped|no)|discreetly|no prescription needed|order online|visit [^ ]+ \.|(?:final|last|urgent) notice|extended warranty|(?:buy|buying|sell|selling|purchase) (?:your|my|a|the) (?:house|home|property|land)|we pay cash|for cash|homeowners?|solar|(?:account|card|netflix|amazon|paypal|bank) (?:is |has been |was )?(?:suspended|locked|limited|on hold|disabled)|(?:verify|confirm|update|claim|redeem) (?:your |the |my )?(?:account|identity|billing|address|prize|reward) (?:at|here|by|now|via)|reply yes|qualif(?:y|ies|ied) for|in your area qualify|(?:gane|gana|ganar) dinero|dinero facil|felicidades ganaste|visite www) /;

/** `named`: a medicine stands in the clause. */
export function isSpam(words: string, named: boolean): boolean {
  return strongLure.test(words) || (!named && lure.test(words));
}
