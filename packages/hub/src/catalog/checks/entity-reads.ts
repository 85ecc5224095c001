import type { HaloEntity, HaloError } from '@sundog/halo';
import { capabilities } from '../../engine/preflight/capabilities.ts';
import { defineCheck, type Probe } from '../../engine/preflight/check.ts';
import type { FindingInput } from '../../engine/preflight/finding.ts';
import type { ListAnswer } from '../../engine/preflight/list-answer.ts';
import { readRight } from '../rights/index.ts';
import { levelOfEntity } from '../rights/level-of-entity.ts';
import { screenOfPlace, screens } from '../rights/screens.ts';
import { coversAny } from './scope-cover.ts';

const changeDates = [
  'last_update',
  'lastactiondate',
  'last_modified',
  'lastmodified',
  'alastupdate',
  'slastupdate',
  'ulastupdate',
  'dlastupdate',
  'last_update_time',
  'last_updated',
];

/** Entities that every HaloPSA in use has rows of: none at all means that the agent cannot see them. */
const neverEmpty: Readonly<Record<string, readonly string[]>> = {
  client: ['the agent may see none of the clients (Client Restrictions)', 'this HaloPSA has no clients yet'],
  ticket: [
    'the agent cannot view unassigned tickets or tickets assigned to other agents',
    'its membership level to all departments is not "View all"',
    'its default team limits what it sees',
    'this HaloPSA has no tickets yet',
  ],
};

/** One read per synced entity: the effective right, application AND agent (API.md 1.6), and the shape of the answer (6.2, 6.3, 6.9). */
export const entityReads = defineCheck({
  name: 'entity-reads',
  title: 'One read per entity',
  needs: ['sign-in'],
  cost: (target) => target.entities.filter(({ source }) => source.by !== 'embedded').length,
  run: async (probe) => {
    const findings: FindingInput[] = [];
    const inOrder = [...probe.target.entities].sort(
      (a, b) => Number(a.source.by === 'parent') - Number(b.source.by === 'parent'),
    );
    for (const entity of inOrder) if (entity.source.by !== 'embedded') findings.push(await readOne(probe, entity));
    return findings;
  },
});

async function readOne(probe: Probe, entity: HaloEntity): Promise<FindingInput> {
  const query = firstRowQuery(probe, entity);
  if (query === null)
    return {
      outcome: 'not-tested',
      entity: entity.name,
      sentence: `${entity.titlePlural}: there is no parent record to read them of.`,
    };
  const reply = await probe.list(entity, query);
  if (!reply.ok) return refusal(probe, entity, reply.error);
  if (!reply.answer)
    return {
      outcome: 'warning',
      entity: entity.name,
      sentence: `${entity.titlePlural}: Halo answered something that is not a list.`,
      causes: ['this version of HaloPSA answers in a shape that is not known yet'],
      remedy: 'Report it with the output of: npx sundog check --json.',
      dark: [entity.titlePlural],
    };
  learnShape(probe, entity, reply.answer);
  const emptyCauses = neverEmpty[entity.name];
  if (reply.answer.rows.length === 0 && emptyCauses)
    return {
      outcome: 'warning',
      entity: entity.name,
      sentence: `${entity.titlePlural}: Halo answers, with no rows at all.`,
      causes: emptyCauses,
      remedy: 'Sign in to HaloPSA as that agent and look; what it cannot see there, it cannot read here.',
      screen: screens.agentPermissions,
      dark: [entity.titlePlural],
    };
  const count = reply.answer.recordCount;
  return {
    outcome: 'passed',
    entity: entity.name,
    sentence: `${entity.titlePlural}: readable${count === null ? '' : `, ${count} of them`}.`,
  };
}

function firstRowQuery(probe: Probe, entity: HaloEntity): Readonly<Record<string, string>> | null {
  const { source } = entity;
  if (source.by === 'embedded') return null;
  const page: Record<string, string> = source.list.paged ? { pageinate: 'true', page_size: '1', page_no: '1' } : { count: '1' };
  if (source.by === 'list') return page;
  const id = probe.sample(source.parent)?.answer.rows[0]?.['id'];
  return typeof id === 'number' || typeof id === 'string' ? { ...page, [source.parameter]: String(id) } : null;
}

function learnShape(probe: Probe, entity: HaloEntity, answer: ListAnswer): void {
  probe.learn('list-shape', entity.name, {
    bare: answer.key === null,
    key: answer.key,
    saysRecordCount: answer.recordCount !== null,
  });
  const row = answer.rows[0];
  if (!row) return;
  probe.learn('row-members', entity.name, {
    customFields: Array.isArray(row['customfields']),
    changeDates: changeDates.filter((name) => row[name] !== undefined && row[name] !== null),
    members: Object.keys(row).length,
  });
}

/** Halo tells every agent about itself, whatever it may read: a login that it tells nothing is none. */
function isKnownAgent(probe: Probe): boolean {
  const { data } = capabilities['agent-me'].value.safeParse(probe.learned().find(({ name }) => name === 'agent-me')?.value);
  return data?.exists !== false;
}

function refusal(probe: Probe, entity: HaloEntity, error: HaloError): FindingInput {
  const outcome = probe.target.mandatory.has(entity.name) ? 'failed' : 'warning';
  const about = { outcome, entity: entity.name, dark: [entity.titlePlural] } as const;
  if (error.status === 404)
    return {
      ...about,
      sentence: `${entity.titlePlural}: Halo does not know this list.`,
      causes: ['the module is switched off in this HaloPSA', 'this version of HaloPSA does not have it'],
      remedy: 'Switch the module on in HaloPSA if you use it; else leave the entity out with --entities.',
    };
  if (error.status !== 403 && error.status !== 401)
    return { ...about, sentence: `${entity.titlePlural}: ${error.message}`, causes: error.causes, remedy: error.remedy };
  if (!isKnownAgent(probe))
    return {
      ...about,
      sentence: `${entity.titlePlural}: no permission.`,
      causes: [
        'the application logs in as a user instead of an agent (Login Type)',
        'no agent is chosen in the application',
        'the agent was deleted or made inactive',
      ],
      remedy: 'Set Login Type to Agent and choose the API-only agent in "Agent to log in as", save, and use the new secret.',
      screen: screens.applications,
    };
  const granted = probe.facts?.grantedScopes ?? null;
  const wanted = entity.scopes.read[0];
  const levelId = levelOfEntity(entity);
  const right = levelId === null ? null : readRight(levelId);
  const level = right?.label ?? 'the access level of this area';
  const least = right?.values[1] ?? 'Read Only';
  const lacksScope = `the application lacks the permission ${wanted ?? '(its name is not published)'}`;
  const lacksLevel = `"${level}" of the agent or its role is not at least ${least}`;
  const isScope = granted !== null && !coversAny(granted, entity.scopes.read);
  const isLevel = granted !== null && !isScope;
  return {
    ...about,
    sentence: `${entity.titlePlural}: no permission.`,
    causes: isScope ? [lacksScope] : isLevel ? [lacksLevel, lacksScope] : [lacksScope, lacksLevel],
    remedy: isLevel
      ? `Set "${level}" to ${least} ${right?.place === 'agent-permissions' ? 'on the agent' : 'on the role of the agent'}.`
      : `Tick ${wanted ?? 'the permission'} on the application and save it; then look at "${level}" of the agent's role.`,
    screen: isLevel ? screenOfPlace[right?.place ?? 'role-permissions'] : screens.applicationPermissions,
  };
}
