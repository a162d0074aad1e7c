/** What is to be written into the ledger, and whether the gateway says something about it. */
export type ConsentDecision = {
  record: 'opt_out' | 'opt_in' | null;
  source: 'keyword' | 'sentence' | 'voicemail' | 'staff' | null;
  /** What composeReplies is told; null: nothing of it is answered. */
  keyword: 'opt_out' | 'opt_in' | 'help' | null;
  confirmOptOut: boolean;
};

/** The words that carrier and vendor honour by themselves when they are the whole text. */
const carrierStop = new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']);

export function isCarrierStop(text: string): boolean {
  return carrierStop.has(text.trim().toLowerCase());
}
