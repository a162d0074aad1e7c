import { mediaKindOf } from '../domain/media-type.ts';
import type { AttachmentView, MessageView } from '../intake/present-message.ts';

const failureWords: Record<string, string> = {
  no_vendor_credentials: 'the gateway has no account at the vendor',
  credentials_refused: 'the vendor refused our account',
  deleted: 'the vendor has deleted it',
  too_large: 'it is too large',
  foreign_address: 'its address is not the vendor’s',
  retries_exhausted: 'the vendor did not give it',
};

const nouns = {
  image: 'Photo',
  audio: 'Recording',
  video: 'Video',
  document: 'Document',
  file: 'File',
} as const;

/** The photos and recordings of a message, to be looked at and heard in place. */
export function Attachments({ message }: { message: Pick<MessageView, 'id' | 'attachments'> }) {
  if (message.attachments.length === 0) return null;
  return (
    <ul class="attachments">
      {message.attachments.map((attachment) => (
        <li>
          <Attachment
            attachment={attachment}
            address={`/console/messages/${message.id}/attachments/${attachment.position}`}
          />
        </li>
      ))}
    </ul>
  );
}

function Attachment({ attachment, address }: { attachment: AttachmentView; address: string }) {
  const kind = mediaKindOf(attachment.contentType);
  const name = `${nouns[kind]} ${attachment.position + 1}`;
  if (attachment.failure === 'time_over')
    return <p class="missing">{name} was removed: the time for which it is kept is over.</p>;
  if (attachment.failure) {
    const reason = failureWords[attachment.failure] ?? 'the vendor did not give it';
    return (
      <p class="missing">
        {name} could not be fetched: {reason}. Look for it at the vendor.
      </p>
    );
  }
  if (!attachment.fetched) return <p class="missing">{name} is being fetched. Look again in a moment.</p>;
  switch (kind) {
    case 'image':
      return (
        <a href={address}>
          <img src={address} alt={`${name} that came with the message`} loading="lazy" />
        </a>
      );
    case 'audio':
      return <audio controls preload="none" src={address} aria-label={name}></audio>;
    case 'video':
      return <video controls preload="none" src={address} aria-label={name}></video>;
    case 'document':
    case 'file':
      return (
        <a href={address} download={name}>
          Save {name.toLowerCase()}
        </a>
      );
  }
}
