import { z } from 'zod';
import { defineChannelKind } from '../../engine/channels/channel-kind.ts';
import { cutText } from '../../engine/channels/one-line.ts';
import { httpTarget, targetUrl } from '../../engine/channels/target-url.ts';
import { closingLine, partsOf } from './message-lines.ts';

const marks = { info: '[info]', good: '[ok]', warn: '[warning]', fail: '[failure]' } as const;

/** In Block Kit a header holds 150 characters, a section 3,000. */
const mostInHeader = 150;
const mostInSection = 3000;

/**
 * An incoming webhook of Slack, with a Block Kit message. Every text is `plain_text`, so that nothing in it becomes a mention or a link; the
 * fallback is read as mrkdwn and escaped as Slack says (`&`, `<`, `>`). Not run against Slack itself.
 */
export const slack = defineChannelKind({
  kind: 'slack',
  title: 'Slack',
  summary: 'Needs the URL of an incoming webhook: in Slack, your app > Incoming Webhooks > Add New Webhook.',
  settings: z.strictObject({ url: targetUrl.meta({ secret: true, title: 'URL of the incoming webhook' }) }),
  isSigned: false,
  target: ({ url }) => httpTarget(url),
  send: (message, { url }, { reach }) => {
    const title = `${marks[message.severity]} ${message.title}`;
    const section = (text: string) => ({ type: 'section', text: plain(cutText(text, mostInSection)) });
    const body = JSON.stringify({
      text: escaped(cutText(`${title}: ${message.sentence}`, mostInSection)),
      blocks: [
        { type: 'header', text: plain(cutText(title, mostInHeader)) },
        ...partsOf(message).map(({ heading, lines }) =>
          section([...(heading === '' ? [] : [`${heading}:`]), ...lines].join('\n')),
        ),
        { type: 'context', elements: [plain(closingLine(message))] },
      ],
    });
    return reach.post({ url: new URL(url), headers: { 'content-type': 'application/json; charset=utf-8' }, body });
  },
});

function plain(text: string) {
  return { type: 'plain_text', text, emoji: false } as const;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
