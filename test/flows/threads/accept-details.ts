import { newId } from '../../../src/domain/id.ts';
import type { TestGateway } from '../../support/gateway.ts';
import type { Cast } from './cast.ts';

/** Staff has warned these people, and they accepted texts that name their medicines. */
export async function acceptDetails({ db, clock }: TestGateway, { accepting, from }: Cast): Promise<void> {
  for (const { given, family } of accepting) {
    const { id } = await db.patient.findFirstOrThrow({
      where: { familyName: family, givenNames: { has: given } },
    });
    await db.consent.create({
      data: {
        id: newId(clock.now()),
        number: from,
        ours: '',
        kind: 'phi_accepted',
        source: 'staff',
        personId: id,
        at: clock.now(),
      },
    });
  }
}
