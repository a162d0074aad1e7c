/** How a need ended, as far as it matters to somebody who asks again. */
export type EndedBy = 'delivered' | 'denied' | 'resolved' | 'withdrawn';

/**
 * What becomes of the same need asked for again, which is a need of its own: `person`: a person looks at its ticket,
 * and the sender hears the outcome of before; `anew`: decided as if it came for the first time.
 */
export type RepeatRule = { withinHours: number; answer: 'person' | 'anew'; reason: string };

/** By how the need ended. Later than `withinHours`, every need is decided anew. */
export const repeatPolicy: Record<EndedBy, RepeatRule> = {
  delivered: {
    withinHours: 72,
    answer: 'person',
    reason: 'the fill reaches the record up to three days late; decided by it, a second one would be filled',
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

/** What is done with a need that ended so many hours ago. */
export function answerRepeat(ended: { by: EndedBy; hoursAgo: number }): RepeatRule['answer'] {
  const rule = repeatPolicy[ended.by];
  return ended.hoursAgo >= rule.withinHours ? 'anew' : rule.answer;
}
