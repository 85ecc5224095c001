import type { ChannelMessage } from '../../engine/channels/channel-kind.ts';

/** A part of a message with its heading; the heading may be empty. */
export interface MessagePart {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What a message says, in the order in which people want to know it. */
export function partsOf(message: ChannelMessage): readonly MessagePart[] {
  const items = message.items ?? [];
  const more = (message.total ?? items.length) - items.length;
  const parts: MessagePart[] = [
    { heading: '', lines: [message.sentence] },
    { heading: 'What it means', lines: message.meaning === null ? [] : [message.meaning] },
    { heading: 'Likely because', lines: message.causes },
    { heading: 'What to do', lines: message.remedy === null ? [] : [message.remedy] },
    {
      heading: 'What it stands for',
      lines: [
        ...items.map(({ at, event, sentence }) => `${at} ${event}: ${sentence}`),
        ...(more > 0 ? [`and ${more} more`] : []),
      ],
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

/** The line that closes a message: which it is, and where more is to be seen. */
export function closingLine({ event, at, id, link }: ChannelMessage): string {
  return [`${event} · ${at} · ${id}`, ...(link === null ? [] : [link])].join(' · ');
}
