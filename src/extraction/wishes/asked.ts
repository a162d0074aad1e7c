import type { Found } from '../medicines/find-mentions.ts';
import { endsSentence, wordAt, wordsBetween, type Reading } from '../reading.ts';
import { opensApart } from './behind-values.ts';
import { isRefusedBehind, isHalted } from './refused-behind.ts';
import { refusedWithPrevious } from './refused-together.ts';
import { isHad, opensHaving, tellsOfNext } from './having-apart.ts';
import { followsRefusal, opensOrderBehind } from './ends-refusal.ts';
import { isExcepted } from './excepted.ts';
import { isLeftOpen, isPutOff, isTakenBackLater } from './put-off.ts';

const refusal =
  / (?:(?:(?:do not|dont|no longer|didnt|doesnt|not|never) (?:need|want|take|taking|on|order|refill|send|use|using|fill|include|needing|necesito|out of|low on|running (?:out of|low on))|no (?:me |le |nos )?(?:necesito|quiero|ocupo|tomo|incluyan?|manden?|envien?|surtan?|resurtan?)|ya no (?:tomo|necesito|quiero|uso)|stopped(?: taking)?|quit taking|deje de tomar|discontinued|stop taking|dejar de tomar|stop|suspendi|(?:and |but |y |pero )?(?:not|no)|except(?: for)?|excepto|menos|everything but|all but|besides|skip|leave out|leave off|omit|omitan?|hold off on|no need for|dont bother with|instead of|en (?:vez|lugar) de|skip|skipping|pass on|allergic to|alergic[oa] a(?:l)?|already (?:have|got|picked up|received)|ya (?:tengo|recibi)|other than|sent (?:me )?the wrong|off(?: of)?|replaced|replaces|switched from|changed from) )(?:(?:the|my|any|more|of|mi|la|el|mis|las|los|al|a|to|for|that|his|her|anymore) ){0,3}$/;
/** What looks like a refusal and is a wish. */
const wish =
  / (?:(?:(?<!(?:can|could|may|should) (?:i|we) )(?:have|has|had)|sent|got|received|brought|delivered|filled|came with) (?:me )?(?:everything|all|all of them) (?:but|except)|(?:tengo|tenemos|tiene) (?:ya )?todo (?:menos|excepto)|no more|drop(?:ping)? off|(?:dont|do not|never|please not|no) (?:please |ever |me |le |nos )?(?:stop|cancel|discontinue|skip|omit|leave (?:out|off)|suspendan?|suspender|omitan?)|dont forget|do not forget|not forget|no olvide|if not|why not|and not only|not only|dont have|do not have|no tengo|(?:so|sure|that|if|until|hope|hoping) (?:that )?(?:(?:i|we|he|she|they) )?(?:im|am|hes|shes|is|were|are|theyre) not) /;
const refusedAfter =
  /^ (?:for|until|till|para) (?:next|later|another|la proxima|despues) |^ (?:i|we) (?:still |already )?have (?!(?:only |just |about |like )*(?:[0-9]+|one|two|three|four|five|a few|a couple(?: of)?) (?:more )?days? )|^ (?:todavia|aun|ya) (?:tengo|tenemos) |(?:^ (?:no|not now|not yet) [.,;]?$)|^ (?:no|not now|not yet) [,;.\n]| (?:i (?:have )?(?:already )?(?:stopped|quit) (?:that|it|taking)|(?:is|was) (?:stopped|discontinued)|(?:i )?(?:dont|do not|no longer) (?:need|take|want) (?:that|it|this)|not (?:that|this) one|(?:not|isnt|arent|no longer) needed|(?:ese|esa|eso) (?:no|ya no)|ya no (?:lo|la) (?:tomo|necesito)) /;

/** Whether a medicine is spoken of as not wanted: negated just before, through a list, or right after. */
export function isRefused(reading: Reading, all: readonly Found[], index: number): boolean {
  const found = all[index];
  if (!found) return false;
  let start = found.at;
  while (start > 0 && found.at - start < 8 && !endsSentence(reading, start - 1)) start--;
  const before = wordsBetween(reading, start, found.at);
  const none = / (?:no|not|not any) (?:more )?$/.test(before);
  const ends = / (?:left|remaining|queda|quedan) /.test(wordsBetween(reading, found.next, found.next + 3));
  if (refusal.test(before) && !wish.test(before) && !(none && ends)) return true;
  const following = all[index + 1];
  if (isHalted(reading, found, following) || isRefusedBehind(reading, found, following)) return true;
  if (isPutOff(reading, found, following) || isExcepted(reading, all, index)) return true;
  if (isTakenBackLater(reading, all, index)) return true;
  if (all.length > 1 && (isHad(reading, found.at, found.next) || isLeftOpen(reading, found, following)))
    return true;
  const together = isExceptedToo(reading, all, index) ? 'alike' : refusedWithPrevious(reading, all, index);
  if (together === 'refused' || (together === 'alike' && isRefused(reading, all, index - 1))) return true;
  const end = endOfRemark(reading, found.next, following);
  const remark = wordsBetween(reading, found.next, end);
  return refusedAfter.test(remark) && !(end === following?.at && tellsOfNext(remark));
}

/** `all except X and Y`: what is joined to an exception is one too. */
function isExceptedToo(reading: Reading, all: readonly Found[], index: number): boolean {
  const [previous, found] = [all[index - 1], all[index]];
  if (!previous || !found) return false;
  const joined = wordsBetween(reading, previous.next, found.at);
  if (!/^(?: ,)? (?:and|y|,|&) (?:(?:the|my|la|el|mi) )?$/.test(joined)) return false;
  const before = wordsBetween(reading, previous.at - 12, previous.at);
  return / (?:except|excepto|menos|all but|everything but|other than|besides|aparte de|without) (?:[^.]*)$/.test(
    before,
  );
}

function endOfRemark(reading: Reading, from: number, next: Found | undefined): number {
  let end = from;
  while (end < Math.min(from + 9, next?.at ?? Infinity, reading.tokens.length) && !endsSentence(reading, end))
    end++;
  return end;
}

/** `… and can you …`, `… y me manda …`: behind these words a joining word begins a wish of its own. */
const opensClause =
  /^(?:i|im|ill|id|ive|we|he|she|can|could|would|please|pls|do|does|did|is|are|has|have|was|were|will|what|whats|when|whens|where|wheres|how|hows|why|should|may|my|need|needs|send|refill|also|then|you|they|it|its|cancel|dont|call|if|quiero|necesito|ocupo|puede|pueden|puedo|me|cuando|donde|ya|no|mande|manden|mandenme|tambien|si|cancele|cancelen|que|aceptan|tienen|remove|delete|quiten|eliminen|kindly|skip|omit|hold|fill|omitan|omita|only|solo|solamente|nomas)$/;

const opensOfTwo =
  /^(?:(?:stop|quit) (?:sending|refilling|filling|texting|mailing|shipping|messaging|delivering)|dont (?:send|refill|fill)|leave (?:out|off)|forget (?:the|about)|dejen? fuera|(?:dejen|paren) de|a que|just (?:send|refill|fill|mail|ship|need)|solo (?:mand|envi|surt|necesit)[a-z]*)$/;

/** `… and take X off my list`. */
const takesOff = /^ take (?:[^ .]+ ){1,3}off (?:of )?(?:my|the|our|his|her|auto|this) /;

/** `Quit texting me just send the X`. */
const opensOrder =
  /^(?:send|refill|fill|mail|ship|mandenme|mandeme|manden|envienme|surtan|surtanme) (?!(?:it|them|that|those|lo)$)/;
const leadsTo = /^(?:can|could|you|u|please|pls|to|would|i|we|and|y|will|[,.])$/;

/** Marks and words that part one wish from another inside a sentence. */
export function isClauseBreak(reading: Reading, at: number): boolean {
  const word = wordAt(reading, at);
  const [next, second] = [wordAt(reading, at + 1), wordAt(reading, at + 2)];
  if (/^(?:and|y|so|plus|then|aunque|though)$/.test(word))
    return (
      opensClause.test(next) ||
      opensOfTwo.test(`${next} ${second}`) ||
      takesOff.test(wordsBetween(reading, at + 1, at + 7))
    );
  if (/^(?:just|only|solo|solamente|nomas)$/.test(word) && followsRefusal(reading, at)) return true;
  if (/^(?:just|solo|nomas)$/.test(word))
    return opensOrder.test(`${next} ${second}`) && !leadsTo.test(wordAt(reading, at - 1));
  if (/^(?:lol|lmao|haha|jaja)$/.test(word) || opensApart(reading, at + 1)) return true;
  if (opensHaving(reading, at) || opensLeavingOut(reading, at) || opensOrderBehind(reading, at)) return true;
  return (
    endsSentence(reading, at) || (/^(?:,|but|pero|also|tambien|-|\(|\))$/.test(word) && isJoint(reading, at))
  );
}

/** `He needs X by friday skip the Y`: behind a wish what is left out begins, with no mark between. */
function opensLeavingOut(reading: Reading, at: number): boolean {
  if (!leavesOut.test(wordsBetween(reading, at + 1, at + 5))) return false;
  return !leadsToLeaving.test(wordAt(reading, at)) && reading.taken.slice(at + 1, at + 6).includes(true);
}

const leavesOut =
  /^ (?:skip|omit|leave (?:out|off)|never ?mind|hold off on|forget about|hold) (?:of |on |about )?(?:the|my|his|her|our|their|that|any) /;
const leadsToLeaving =
  /^(?:can|could|you|u|please|pls|plz|to|would|should|will|i|we|he|she|they|and|y|or|not|dont|never|if|lets|let|just|kindly|so|but|now|also|well|actually|oh|wait|no|ok|okay|sorry|maybe|perhaps|then|better)$/;

/** A dash parts clauses only between blanks; other marks and words always do. */
function isJoint(reading: Reading, at: number): boolean {
  const [before, mark, after] = [at - 1, at, at + 1].map((index) => reading.tokens[index]);
  if (mark?.text !== '-') return true;
  return before !== undefined && after !== undefined && before.to < mark.from && mark.to < after.from;
}
