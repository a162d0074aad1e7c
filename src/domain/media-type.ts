/** How a file that a stranger sent may be shown; `file`: only as a download, whatever it says it is. */
export type MediaKind = 'image' | 'audio' | 'video' | 'document' | 'file';

/**
 * Types that browsers show without running anything in them. SVG and HTML are left out on purpose: both can carry
 * script. So is every type that we have not thought about.
 */
const shownTypes: Record<string, Exclude<MediaKind, 'file'>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'audio/mpeg': 'audio',
  'audio/mp3': 'audio',
  'audio/mp4': 'audio',
  'audio/aac': 'audio',
  'audio/ogg': 'audio',
  'audio/webm': 'audio',
  'audio/wav': 'audio',
  'audio/wave': 'audio',
  'audio/x-wav': 'audio',
  'video/mp4': 'video',
  'video/webm': 'video',
  'application/pdf': 'document',
};

/** `image/PNG; charset=x` as `image/png`. */
export function mediaTypeOf(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase();
}

export function mediaKindOf(contentType: string): MediaKind {
  const type = mediaTypeOf(contentType);
  return Object.hasOwn(shownTypes, type) ? (shownTypes[type] ?? 'file') : 'file';
}
