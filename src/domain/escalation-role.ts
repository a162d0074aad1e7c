/** Who is called when something is late or in danger; a page goes to them first and then on to everyone. */
export const escalationRoles = ['clinical_supervisor', 'team_lead', 'compliance', 'it', 'product'] as const;
export type EscalationRole = (typeof escalationRoles)[number];

/** Who is paged and how; without a role, whatever it is about. */
export type OnCallTarget = {
  kind: 'sms' | 'call' | 'email' | 'slack';
  address: string;
  role?: EscalationRole;
};
