import { z } from '@hono/zod-openapi';
import { textField } from '../http/text-field.ts';

const languages = z.enum(['en', 'es']);
const longestWording = 1000;
const instant = z.iso.datetime();

export const templateKey = z.object({ id: z.string(), language: z.string() });

export const templateQuery = z.strictObject({
  language: languages.optional(),
  review: z.enum(['signed', 'pending']).optional(),
});

const template = z.object({
  id: z.string(),
  language: languages,
  version: z.int(),
  texts: z.array(z.string()),
  textHash: z.string(),
  editable: z.boolean(),
  review: z.enum(['signed', 'pending']),
  signedBy: z.string().nullable(),
  qualification: z.string().nullable(),
  signedAt: instant.nullable(),
});

export const templateSchema = template.openapi('Template');

const version = z.object({
  version: z.int(),
  texts: z.array(z.string()),
  reason: z.string().nullable(),
  author: z.string().nullable(),
  at: instant.nullable(),
});

const signOff = z.object({
  version: z.int(),
  textHash: z.string(),
  name: z.string(),
  qualification: z.string(),
  recordedBy: z.string(),
  at: instant,
});

export const templateWithHistory = template
  .extend({
    tokens: z.object({ required: z.array(z.string()), allowed: z.array(z.string()) }),
    versions: z.array(version),
    signOffs: z.array(signOff),
  })
  .openapi('TemplateWithHistory');

/** Variants as they are proposed; what else they must keep, the lint says. */
const texts = z.array(z.string().max(longestWording)).min(1).max(10);

export const proposal = z.strictObject({ texts }).openapi('TemplateProposal');

export const change = z
  .strictObject({ basedOn: z.int().min(1), texts, reason: textField(500) })
  .openapi('TemplateChange');

export const signature = z
  .strictObject({
    version: z.int().min(1),
    textHash: z.string().regex(/^[0-9a-f]{64}$/),
    name: textField(200),
    qualification: textField(200),
  })
  .openapi('TemplateSignature');

export const previewSchema = z
  .object({
    findings: z.array(z.object({ variant: z.int().nullable(), problem: z.string() })),
    samples: z.array(
      z.object({
        variant: z.int(),
        text: z.string(),
        segments: z.int(),
        disclosure: z.enum(['neutral', 'outcome', 'medicine']),
        introduced: z.boolean(),
        problems: z.array(z.string()),
      }),
    ),
  })
  .openapi('TemplatePreview');
