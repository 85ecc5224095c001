import type { Question } from '../kit/http/question.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { textOf } from '../kit/rows/read-values.ts';

/** What is asked of MeshCentral. */
export interface Command {
  readonly action: string;
  readonly [member: string]: unknown;
}

/**
 * Commands over the websocket `control.ashx`. An answer bears the action, and the device where the command names one. Source: the program itself
 * (meshuser.js). Several actions do not repeat the `responseid`, so that nothing goes by it.
 */
export function control(commands: readonly Command[], { asAccount }: { readonly asAccount?: string } = {}): Question {
  return {
    path: 'control.ashx',
    ...(asAccount === undefined ? {} : { query: { auth: asAccount } }),
    talk: {
      says: commands,
      isAnswer: (said, message) => {
        const asked = answeredBy[actionOf(said)] ?? [actionOf(said)];
        const device = memberAt(said, ['nodeid']);
        return (
          asked.includes(actionOf(message)) &&
          (device === undefined || device === memberAt(message, ['nodeid']) || isRefused(message))
        );
      },
      // A cookie that is not accepted says that this account may not, and nothing about the hub's own.
      refusal: (message) => (actionOf(message) !== 'close' ? null : asAccount === undefined ? 401 : 403),
    },
  };
}

/** Actions that are answered by others: the account is told to whoever comes, and a refused guest link in the list of links. */
const answeredBy: Readonly<Record<string, readonly string[]>> = {
  ping: ['userinfo'],
  createDeviceShareLink: ['createDeviceShareLink', 'deviceShares'],
};

function actionOf(message: unknown): string {
  return textOf(memberAt(message, ['action'])) ?? '';
}

/** Lists of links are pushed too; only a refusal bears a result. */
function isRefused(message: unknown): boolean {
  return textOf(memberAt(message, ['result'])) !== null;
}
