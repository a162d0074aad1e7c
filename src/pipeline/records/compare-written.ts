import type { ComparedPrescription } from '../../domain/compared-prescription.ts';
import { isSameDose } from '../../domain/daily-dose.ts';
import { mayMean } from '../../domain/drugs/dose-form.ts';
import { readFormulation } from '../../domain/drugs/formulation.ts';
import { labelledForm } from '../../domain/drugs/labelled-form.ts';
import { isSamePrescription } from './is-same-prescription.ts';

type Asked = {
  name: string | null;
  strength: string | null;
  text: string | null;
  sig: string | null;
  quantity: number | null;
};

/**
 * In what a provider's new prescription is another than what was asked for: strength, form, quantity or dose. What one
 * side does not say is no change; directions that say something else, and nobody can tell what, are a person's. Null:
 * it is the same.
 */
export function compareWritten(
  written: ComparedPrescription,
  asked: Asked,
): { change: string } | { unclear: 'directions_unclear' } | null {
  const dose = written.sig === null || asked.sig === null ? true : isSameDose(asked.sig, written.sig);
  const otherQuantity =
    written.quantity !== null && asked.quantity !== null && written.quantity !== asked.quantity;
  const isOther =
    !isSamePrescription(written, asked) || otherQuantity || isOtherForm(written.text, asked.text);
  if (isOther || dose === false) return { change: sayWritten(written, dose !== true) };
  return dose === null ? { unclear: 'directions_unclear' } : null;
}

function sayWritten({ text, quantity, sig }: ComparedPrescription, withDirections: boolean): string {
  const said = [text, quantity === null ? null : `quantity ${quantity}`, withDirections ? sig : null];
  return `Prescribed now: ${said.filter((part) => part !== null).join(', ')}`;
}

/** Of two that both say it: a capsule for a tablet, an extended release for another, or another salt. */
function isOtherForm(written: string, asked: string | null): boolean {
  if (asked === null) return false;
  const [one, other] = [labelledForm(written), labelledForm(asked)];
  if (one !== null && other !== null && !mayMean(one, other) && !mayMean(other, one)) return true;
  const [theirs, ours] = [readFormulation(written), readFormulation(asked)];
  return (['salt', 'release'] as const).some(
    (part) => theirs[part] !== null && ours[part] !== null && theirs[part] !== ours[part],
  );
}
