/** The systems that are kept in step with our tickets; `webhook` stands for whoever subscribes. */
export const systemNames = ['helpdesk', 'pharmacy', 'ehr', 'care_platform', 'webhook'] as const;
export type SystemName = (typeof systemNames)[number];
