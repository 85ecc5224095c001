import { NotPermittedError as HaloNotPermittedError } from '@sundog/halo';
import { z } from 'zod';
import type { ChangeDraft } from '../../engine/plan/change-draft.ts';
import { makePlan, type PlanContent } from '../../engine/plan/make-plan.ts';
import { readFields } from '../../engine/plan/record-shape.ts';
import { defineVerb } from '../../engine/verb.ts';
import { InstallRightsMissingError } from '../../foundation/errors/install-rights-missing.ts';
import { NoPublicUrlError } from '../../foundation/errors/no-public-url.ts';
import { connectButtonName, connectButtonOf } from './connect-button-of.ts';
import { type Administrator, changeNamed, type InstallDeps, readInstallConnection } from './install-deps.ts';

const input = z.object({
  connectionId: z.int(),
  administrator: z.custom<Administrator>().nullable().default(null),
});

/** A plan to install. */
export interface InstallPlan {
  readonly planId: number;
  readonly changes: number;
  readonly unchanged: number;
  readonly remarks: readonly string[];
}

/**
 * Plans the Connect button on assets: looks at the buttons that are there, and makes it, or mends it where it leads elsewhere. Sends GET only.
 * @throws NoPublicUrlError, ConnectionNotFoundError, InstallRightsMissingError, and HaloErrors
 */
export const planConnect = defineVerb<
  InstallDeps,
  typeof input,
  { readonly content: PlanContent; readonly remarks: readonly string[] },
  InstallPlan
>({
  name: 'install.plan-connect',
  input,
  prepare: async (deps, { connectionId, administrator }) => {
    const { publicUrl } = deps;
    if (publicUrl === null) throw new NoPublicUrlError();
    const row = await readInstallConnection(deps, connectionId);
    const remarks = (await deps.answersAt(publicUrl))
      ? []
      : [
          `This hub did not answer at ${publicUrl} just now. The button leads nowhere until it does: start it, or look at the proxy before it.`,
        ];
    const button = connectButtonOf(publicUrl, connectionId);
    const before = await findButton(deps, { row, administrator });
    return { content: makePlan([draftOf(deps, { button, before, connectionId })]), remarks };
  },
  run: async (deps, { connectionId }, { content, remarks }) => {
    const { db, actor, clock, savePlan } = deps;
    const wish = {
      connectionId,
      kind: 'install',
      title: 'Install the Connect button',
      remarks,
      by: actor.name,
      at: new Date(clock.now()),
    } as const;
    const planId = await savePlan(db, content, wish);
    return { planId, changes: content.changes.length, unchanged: content.unchanged, remarks };
  },
  audit: ({ connectionId, administrator }, { planId, changes }) => ({
    subject: `plan ${planId}`,
    subjectKind: 'plan',
    subjectId: String(planId),
    detail: { connection: connectionId, changes, withLentRights: administrator !== null },
  }),
});

/** Our button as it is; null: there is none. @throws InstallRightsMissingError */
async function findButton(
  deps: InstallDeps,
  {
    row,
    administrator,
  }: { readonly row: Parameters<InstallDeps['openForReading']>[0]; readonly administrator: Administrator | null },
): Promise<Readonly<Record<string, unknown>> | null> {
  const { shape } = changeNamed(deps, 'create-custom-button');
  const halo = await deps.openForReading(row, administrator);
  try {
    for await (const { rows } of halo.listPages(shape.entity, { priority: 'interactive' })) {
      const found = rows.find(({ value }) => value['name'] === connectButtonName);
      if (found) return found.value;
    }
    return null;
  } catch (error) {
    throw error instanceof HaloNotPermittedError
      ? new InstallRightsMissingError(
          deps.feature.needs.map(({ right }) => right),
          error,
        )
      : error;
  } finally {
    await halo.close();
  }
}

function draftOf(
  deps: InstallDeps,
  about: {
    readonly button: Readonly<Record<string, string | number | boolean>>;
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly connectionId: number;
  },
): ChangeDraft {
  const { button, before, connectionId } = about;
  const usual = { clientId: null, title: 'Custom button: Connect to device', after: button };
  if (before === null)
    return {
      ...usual,
      definition: changeNamed(deps, 'create-custom-button'),
      recordKey: null,
      identity: `connect button of connection ${connectionId}`,
      before: {},
      reason: 'opens the device of an asset',
    };
  const definition = changeNamed(deps, 'update-custom-button');
  return {
    ...usual,
    definition,
    recordKey: String(before['id']),
    identity: null,
    before: readFields(definition.shape, before, Object.keys(button)),
    reason: 'the button of this name leads elsewhere, or looks otherwise',
  };
}
