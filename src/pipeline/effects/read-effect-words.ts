import type { Db } from '../../db/client.ts';
import { isId } from '../../domain/id.ts';
import type { SystemName } from '../../domain/system-name.ts';
import { readEffect } from './read-effect.ts';
import type { EffectTargets } from './work-effects.ts';

/** What an effect says in the other system, as plain text; null where it says nothing, or that cannot be told now. */
export async function readEffectWords(
  { db, targets }: { db: Db; targets: EffectTargets },
  effectId: string,
): Promise<string | null> {
  const row = isId(effectId) ? await db.systemEffect.findUnique({ where: { id: effectId } }) : null;
  const target = row && targets[row.system as SystemName];
  if (!row || !target?.wordsOf) return null;
  const effect = await readEffect(db, row);
  // A system that has to be asked for it may be away.
  return target.wordsOf(effect).catch(() => null);
}
