import type { Scope } from '../access/api-key.ts';
import type { Role } from './signed-in.ts';

/**
 * What each role may do; what does not stand here is refused. The scopes are those of API keys: `tickets` looks,
 * `work` changes tickets, `admin` changes wordings too. Only facility users reach the form, as they speak for one
 * facility; an auditor looks and changes nothing.
 */
export const rights: Record<Role, { home: '/form' | '/console'; scopes: readonly Scope[]; users: boolean }> =
  {
    facility_user: { home: '/form', scopes: [], users: false },
    concierge: { home: '/console', scopes: ['tickets', 'work'], users: false },
    pharmacy_intake: { home: '/console', scopes: ['tickets', 'work'], users: false },
    clinical_reviewer: { home: '/console', scopes: ['tickets', 'work'], users: false },
    supervisor: { home: '/console', scopes: ['tickets', 'work', 'admin'], users: false },
    auditor: { home: '/console', scopes: ['tickets'], users: false },
    administrator: { home: '/console', scopes: ['tickets', 'work', 'admin'], users: true },
  };

export function homeOf(role: Role): string {
  return rights[role].home;
}
