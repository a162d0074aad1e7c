import type { Row } from '../row.ts';

/**
 * What was only heard. Where two listeners contradict each other nothing goes on by itself; a controlled medicine
 * wants two who understood the same, or a person.
 */
export const voicemail: Row = {
  rule: '5a-voicemail',
  source: 'No law: what was only heard is sure when two have heard the same, or a person has.',
  decide({ rx, input }) {
    const { heard } = input.request;
    if (!heard) return null;
    if (heard.differing.length > 0) {
      const reason = `voicemail_differs: two transcripts differ in ${heard.differing.join(', ')}`;
      return { code: 'NEEDS_HUMAN', reasons: [reason], urgent: true };
    }
    const controlled = rx?.controlled === true || (input.drug?.schedule ?? null) !== null;
    if (heard.confirmed || !controlled) return null;
    const reason = 'voicemail_controlled: a controlled medicine that no second transcript confirms';
    return { code: 'NEEDS_HUMAN', reasons: [reason] };
  },
};
