import type { Settings } from '../config/settings.ts';
import type { PrismaClient } from '../db/generated/node/client.ts';
import type { Clock } from '../domain/clock.ts';
import { findSubscriber, signingVersions } from '../outbox/subscriber-store.ts';
import type { EffectTargets } from '../pipeline/effects/work-effects.ts';
import type { SubscriberDeps } from '../api/subscriber-routes.ts';
import { composeEvent, composeNote, wordsOfNote } from '../systems/webhooks/compose-webhook.ts';
import { deriveSecret } from '../systems/webhooks/sign-webhook.ts';
import { createWebhookTarget, type Receiver } from '../systems/webhooks/webhook-target.ts';
import { createGuardedPost, mayCall } from './guarded-post.ts';
import { readOrCreateKey } from './key-file.ts';

export type Webhooks = { targets: EffectTargets; subscribing: SubscriberDeps['subscribing'] };

const keyFile = 'webhook.key';

/** Signed webhooks: for whoever subscribes, and for the care platform where the settings name it. */
export async function openWebhooks(
  { webhookKey, webhookHosts, carePlatform, dataDir, timeZone }: WebhookOptions,
  { db, clock }: { db: PrismaClient; clock: Clock },
): Promise<Webhooks> {
  const key = webhookKey ?? (await readOrCreateKey(dataDir, keyFile));
  const post = createGuardedPost({ allowedHosts: webhookHosts });
  function secretOf(subscriberId: string, version: number): Promise<string> {
    return deriveSecret(key, subscriberId, version);
  }
  async function receiverOf(id: string): Promise<Receiver | null> {
    const subscriber = await findSubscriber(db, id);
    if (!subscriber || subscriber.pausedAt) return null;
    const versions = signingVersions(subscriber, clock.now());
    return {
      url: subscriber.url,
      secrets: await Promise.all(versions.map((version) => secretOf(id, version))),
    };
  }
  const webhook = createWebhookTarget({
    ...{ clock, post, compose: composeEvent },
    receiverOf: ({ subscriber }) => receiverOf(subscriber),
  });
  return {
    targets: { webhook, ...(carePlatform ? { care_platform: noteTarget(carePlatform) } : {}) },
    subscribing: { secretOf, mayCall: (url) => mayCall(url, webhookHosts) },
  };

  function noteTarget({ url, secret }: { url: string; secret: string }) {
    // An address of the settings is the operator's own, wherever it is.
    const toPlatform = createGuardedPost({ allowedHosts: [new URL(url).hostname] });
    return createWebhookTarget({
      ...{ clock, post: toPlatform },
      receiverOf: () => Promise.resolve({ url, secrets: [secret] }),
      compose: (effect) => composeNote(effect, timeZone),
      wordsOf: (effect) => wordsOfNote(effect, timeZone),
    });
  }
}

type WebhookOptions = Pick<Settings, 'webhookKey' | 'webhookHosts' | 'carePlatform' | 'dataDir' | 'timeZone'>;
