import type { Span } from '../../domain/message.ts';
import { renderRequest } from '../../intake/render-request.ts';
import { readCarrierKeyword } from '../../domain/carrier-keyword.ts';
import type { StoredMessage } from '../reading/message-store.ts';

/** A piece of what somebody wrote or said freely, with its place in the message's text. */
type Piece = { resident: number; from: number; start: number; text: string };

/** What of a message a model is given, and whose and where a place in it is. */
export type ModelText = {
  text: string;
  /** Null for a place that lies in two pieces. */
  placeOf(span: Span): { resident: number; span: Span } | null;
};

/** As much as the rules read. */
const longestRead = 10_000;

const between = '\n\n';

/**
 * The free text of a message: all of a text or transcript, the notes alone of a structured request, whose names and
 * dates the model has no need of. Null when there is none, or only a carrier's keyword.
 */
export function modelTextOf(message: Pick<StoredMessage, 'text' | 'structured'>): ModelText | null {
  const pieces = placed(message.structured ? notesOf(message.structured.residents) : [wholeOf(message.text)]);
  const text = pieces.map((piece) => piece.text).join(between);
  if (!/[\p{L}\p{N}]/u.test(text) || readCarrierKeyword(text) !== null) return null;
  return {
    text,
    placeOf({ text: words, start, end }) {
      const piece = pieces.find((one) => start >= one.from && end <= one.from + one.text.length);
      if (!piece) return null;
      const offset = piece.start - piece.from;
      return { resident: piece.resident, span: { text: words, start: start + offset, end: end + offset } };
    },
  };
}

type Unplaced = Omit<Piece, 'from'>;

function wholeOf(text: string): Unplaced {
  return { resident: 0, start: 0, text };
}

function notesOf(residents: Parameters<typeof renderRequest>[0]): Unplaced[] {
  const { text, places } = renderRequest(residents);
  return places
    .filter(({ part }) => part === 'note')
    .map(({ resident, start, end }) => ({ resident, start, text: text.slice(start, end) }));
}

/** Joined to one text, as long as it may be. */
function placed(pieces: Unplaced[]): Piece[] {
  const kept: Piece[] = [];
  let from = 0;
  for (const piece of pieces) {
    if (from >= longestRead) break;
    const text = piece.text.slice(0, longestRead - from);
    kept.push({ ...piece, text, from });
    from += text.length + between.length;
  }
  return kept;
}
