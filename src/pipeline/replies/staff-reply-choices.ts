import type { TicketStage } from '../../domain/ticket.ts';
import { staffTemplatesAt } from '../../reply/staff-templates.ts';
import type { TemplateId } from '../../reply/template.ts';
import { asks, type Ask } from '../../reply/token-values.ts';

/** What a person can choose from when they reply about a ticket at this stage. */
export function staffReplyChoices(stage: TicketStage): { templates: TemplateId[]; asks: readonly Ask[] } {
  return { templates: staffTemplatesAt(stage), asks };
}

/** Those that were ticked, in the order in which they are said. */
export function readAsks(ticked: readonly string[]): Ask[] {
  return asks.filter((ask) => ticked.includes(ask));
}
