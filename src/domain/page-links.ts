/** Links by which somebody on call acknowledges a page without signing in. */
export type PageLinks = {
  to(pageId: string): Promise<string>;
  /** Whether the link with that signature is one of ours, for that page. */
  isOurs(pageId: string, signature: string): Promise<boolean>;
};

const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;
/** The keys sign other things too, none of which begins so. */
const purpose = 'acknowledge page ';

/**
 * @param keys of 32 bytes each: the first signs, all are believed, so that a change of keys breaks no link
 * @param publicUrl the gateway's address from outside
 */
export function createPageLinks(keys: readonly Uint8Array<ArrayBuffer>[], publicUrl: string): PageLinks {
  const imported = keys.map((key) =>
    crypto.subtle.importKey('raw', key, algorithm, false, ['sign', 'verify']),
  );
  const base = publicUrl.replace(/\/$/, '');
  return {
    async to(pageId) {
      const key = await imported[0];
      if (!key) throw new RangeError('no key to sign links with');
      const signature = await crypto.subtle.sign(algorithm, key, signed(pageId));
      return `${base}/pages/${pageId}/${hexOf(signature)}`;
    },
    async isOurs(pageId, signature) {
      const bytes = bytesOf(signature);
      if (!bytes) return false;
      for (const key of await Promise.all(imported)) {
        if (await crypto.subtle.verify(algorithm, key, bytes, signed(pageId))) return true;
      }
      return false;
    },
  };
}

function signed(pageId: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(purpose + pageId);
}

function hexOf(signature: ArrayBuffer): string {
  return Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[0-9a-f]{64}$/.test(hex)) return null;
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
