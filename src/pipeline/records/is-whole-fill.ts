import type { Db } from '../../db/client.ts';
import { fromUtc } from '../../domain/calendar-date.ts';
import type { PharmacyEventFacts } from '../../domain/pharmacy-event.ts';
import { suppliesOf } from '../../domain/supplies.ts';

/**
 * Whether what was handed out is the whole quantity of the prescription, with the parts before it that the record has.
 * Where one of the two is silent it is taken for the whole; of nothing it never is.
 */
export async function isWholeFill(
  db: Db,
  prescriptionId: string,
  { quantity = null, rx }: PharmacyEventFacts,
): Promise<boolean> {
  if (quantity === null) return true;
  if (quantity <= 0) return false;
  const found = await db.prescription.findUniqueOrThrow({
    where: { id: prescriptionId },
    select: { quantity: true, fills: true },
  });
  const whole = found.quantity ?? rx?.quantity ?? null;
  if (whole === null || quantity >= whole) return true;
  const before = found.fills.filter(({ sourceId }) => sourceId !== rx?.fillId).map(dated);
  const last = suppliesOf({ quantity: whole, fills: before })?.at(-1);
  return last?.owed === true && last.quantity !== null && last.quantity + quantity >= whole;
}

function dated<Row extends { filledOn: Date | null }>(fill: Row) {
  return { ...fill, filledOn: fill.filledOn && fromUtc(fill.filledOn) };
}
