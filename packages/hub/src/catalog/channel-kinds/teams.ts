import { z } from 'zod';
import { defineChannelKind } from '../../engine/channels/channel-kind.ts';
import { cutText } from '../../engine/channels/one-line.ts';
import { httpTarget, targetUrl } from '../../engine/channels/target-url.ts';
import { closingLine, type MessagePart, partsOf } from './message-lines.ts';

const colours = { info: 'accent', good: 'good', warn: 'warning', fail: 'attention' } as const;
const words = { info: 'Information', good: 'Well again', warn: 'Warning', fail: 'Failure' } as const;

/** A message of Teams holds 28 KB. */
const mostPerPart = 4000;

/**
 * A webhook of a Teams workflow ("When a Teams webhook request is received"), or an incoming webhook of the retired connectors, with an Adaptive
 * Card 1.4. Every text is a `TextRun`, which knows no markdown, so that nothing in it becomes a link. Not run against Teams itself.
 */
export const teams = defineChannelKind({
  kind: 'teams',
  title: 'Microsoft Teams',
  summary: 'Needs the URL of a workflow that posts to a channel when a webhook request is received.',
  settings: z.strictObject({ url: targetUrl.meta({ secret: true, title: 'URL of the workflow' }) }),
  isSigned: false,
  target: ({ url }) => httpTarget(url),
  send: (message, { url }, { reach }) => {
    const card = {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.4',
      body: [
        text([
          {
            text: `${words[message.severity]}: ${message.title}`,
            weight: 'bolder',
            size: 'medium',
            color: colours[message.severity],
          },
        ]),
        ...partsOf(message).map(toBlock),
        text([{ text: closingLine(message), size: 'small', isSubtle: true }]),
      ],
    };
    const body = JSON.stringify({
      type: 'message',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content: card }],
    });
    return reach.post({ url: new URL(url), headers: { 'content-type': 'application/json; charset=utf-8' }, body });
  },
});

function toBlock({ heading, lines }: MessagePart) {
  const said = { text: cutText(lines.join('\n'), mostPerPart) };
  return text(heading === '' ? [said] : [{ text: `${heading}: `, weight: 'bolder' }, said]);
}

function text(runs: readonly Readonly<Record<string, unknown>>[]) {
  return { type: 'RichTextBlock', inlines: runs.map((run) => ({ type: 'TextRun', ...run })) };
}
