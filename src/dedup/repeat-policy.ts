/** How a need ended, as far as it matters to somebody who asks again. */
export type EndedBy = 'delivered' | 'denied' | 'resolved' | 'withdrawn';

/**
 * What becomes of the same need asked for again: `tell`: the ended ticket answers with its outcome; `person`: a
 * person looks at a new ticket, and the sender hears the outcome; `anew`: decided as if it came for the first time.
 */
export type RepeatRule = { withinHours: number; answer: 'tell' | 'person' | 'anew'; reason: string };

/** By how the need ended. Later than `withinHours`, every need is decided anew. */
export const repeatPolicy: Record<EndedBy, RepeatRule> = {
  delivered: {
    withinHours: 72,
    answer: 'tell',
    reason: 'the fill reaches the record up to three days late; a second one would be filled twice',
  },
  denied: {
    withinHours: 72,
    answer: 'person',
    reason: 'the provider is not asked the same again without somebody having talked to the patient',
  },
  resolved: {
    withinHours: 24,
    answer: 'person',
    reason:
      'somebody has just answered in words: they did not settle it, and the next answer is a person’s too',
  },
  withdrawn: {
    withinHours: 0,
    answer: 'anew',
    reason: 'whoever took it back may change their mind',
  },
};

/**
 * What is done with a need that ended so many hours ago.
 * @param asker `pressing`: says to be out of the medicine or in danger, so that an outcome on record is no answer.
 */
export function answerRepeat(
  ended: { by: EndedBy; hoursAgo: number },
  asker: { mayBeTold: boolean; pressing: boolean },
): RepeatRule['answer'] {
  const rule = repeatPolicy[ended.by];
  if (ended.hoursAgo >= rule.withinHours) return 'anew';
  if (rule.answer !== 'tell') return rule.answer;
  return asker.mayBeTold && !asker.pressing ? 'tell' : 'person';
}
