import { z } from 'zod';
import { NothingVisibleError } from '../kit/errors/nothing-visible.ts';
import { memberAt } from '../kit/rows/member-at.ts';
import { textOf } from '../kit/rows/read-values.ts';

const groupsAnswer = z.array(z.unknown());
const nodesAnswer = z.record(z.string(), z.array(z.unknown()));

/** The device groups in the answers to `ping` and `meshes`; null where they have another shape. @throws NothingVisibleError */
export function groupsIn(answers: unknown): readonly unknown[] | null {
  const read = groupsAnswer.safeParse(memberAt(answers, ['1', 'meshes']));
  if (!read.success) return null;
  return sees(read.data, answers);
}

/**
 * The devices in the answers to `ping`, `meshes`, `nodes` and `lastconnects`, each with its group and when it was last connected; null where they
 * have another shape. @throws NothingVisibleError
 */
export function nodesIn(answers: unknown): readonly unknown[] | null {
  const nodes = nodesAnswer.safeParse(memberAt(answers, ['2', 'nodes']));
  const groups = groupsAnswer.safeParse(memberAt(answers, ['1', 'meshes']));
  if (!nodes.success || !groups.success) return null;
  const last = memberAt(answers, ['3', 'lastconnects']);
  const all = Object.entries(nodes.data).flatMap(([meshid, rows]) =>
    rows.map((row) => ({ ...Object(row), meshid, lastconnect: memberAt(last, [textOf(memberAt(row, ['_id'])) ?? '']) ?? null })),
  );
  if (groups.data.length === 0) sees(all, answers);
  return all;
}

/** The account in the answer to `ping`: its name without the domain. */
function accountIn(answers: unknown): string {
  return textOf(memberAt(answers, ['0', 'userinfo', 'name'])) ?? 'of the settings';
}

/** MeshCentral shows an account without rights an empty list; what it is not shown is not gone. */
function sees(rows: readonly unknown[], answers: unknown): readonly unknown[] {
  if (rows.length === 0) throw new NothingVisibleError(accountIn(answers), { tool: 'MeshCentral' });
  return rows;
}
