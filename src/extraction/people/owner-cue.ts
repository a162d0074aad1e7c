import type { NameClaim, Span } from '../../domain/message.ts';

/** A place where a text says whose the medicines beside it are. `key`: `self`, a relative, a pronoun or a name. */
export type OwnerCue = Span & {
  key: string;
  name: NameClaim | null;
  pair: number | null;
  /** Nobody of those whom the text names in full, as its words have it. */
  isApart?: true;
  /** Right behind the medicine that is theirs. */
  isBehind?: true;
};

/** What of a text is known already when it is looked through for owners. */
export type KnownPlaces = {
  medicines: readonly Span[];
  pairs: readonly Span[];
  names: readonly NameClaim[];
  /** Given names that were said before, whatever else they mean. */
  called?: readonly string[];
};
