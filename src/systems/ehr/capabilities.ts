import { z } from 'zod';

/** What a server says of itself (FHIR R4, CapabilityStatement), as far as it is read. */
export const Capabilities = z.looseObject({
  resourceType: z.literal('CapabilityStatement'),
  rest: z
    .array(
      z.looseObject({
        resource: z
          .array(
            z.looseObject({
              type: z.string(),
              interaction: z.array(z.looseObject({ code: z.string() })).nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});
export type Capabilities = z.infer<typeof Capabilities>;

/** Whether the server says that it takes this interaction (`read`, `search-type`, `create` …) with such resources. */
export function offers(capabilities: Capabilities, type: string, interaction: string): boolean {
  const resources = capabilities.rest?.flatMap(({ resource }) => resource ?? []) ?? [];
  const interactions = resources.filter((one) => one.type === type).flatMap((one) => one.interaction ?? []);
  return interactions.some(({ code }) => code === interaction);
}

/** SMART App Launch: `system/Task.write`, `system/*.c`, `system/Task.cud` …; `c`, `r`, `u`, `d` and `s` in version 2. */
export function isGranted(scopes: readonly string[], type: string, letter: 'c' | 'r' | 's'): boolean {
  const older = letter === 'c' ? 'write' : 'read';
  return scopes.some((scope) => {
    const [, of = '', rights = ''] = /^system\/([A-Za-z]+|\*)\.([a-z*]+)(?:\?.*)?$/.exec(scope) ?? [];
    if (of !== type && of !== '*') return false;
    return rights === '*' || rights === older || (/^c?r?u?d?s?$/.test(rights) && rights.includes(letter));
  });
}
