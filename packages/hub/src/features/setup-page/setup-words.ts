import type { SetupDescription, SetupLine } from '../../engine/xray/describe-setup.ts';
import type { RightPlace } from '../../engine/xray/right.ts';

/** What a screen is called on the page, and what is done there before the settings. */
export const placeWords: Readonly<Record<RightPlace, { readonly title: string; readonly first: string }>> = {
  'role-permissions': {
    title: "The role's permissions",
    first:
      'Make a role with + New, name it Sundog, save it, then Edit > Permissions. Leave every other level at None and every other box empty.',
  },
  'agent-details': { title: "The agent's details", first: 'Make an agent with + New.' },
  'agent-permissions': { title: "The agent's own permissions", first: 'What a role cannot give.' },
  'agent-departments': { title: "The agent's departments and teams", first: 'They decide which tickets the agent sees.' },
  'application-details': { title: "The application's details", first: 'Make an application with + New.' },
  'application-permissions': {
    title: "The application's permissions",
    first:
      'Tick these and no others, then save. The secret is shown once; editing the application later may make a new pair of keys.',
  },
};

/** The title of the page. */
export function titleWords({ preset }: SetupDescription): string {
  return preset === null ? 'Set up HaloPSA for Sundog' : `Set up HaloPSA for Sundog: ${preset.title}`;
}

/** What stands above the settings. */
export function introductionWords({ preset }: SetupDescription): string {
  const sentence = 'What Sundog may do is what both allow: the permissions of the application and the rights of its agent.';
  if (preset === null) return sentence;
  return `${sentence} Beside the least that Sundog needs stands what the guide of ${preset.guide} asks for the same job.`;
}

/** The value to set, with what else does the same. */
export function valueWords(line: SetupLine): string {
  if (line.value === null) return 'not needed';
  return line.orElse === null ? line.value : `${line.value}; or ${line.orElse.label} on the application`;
}

/** Marks of a setting that a reader should know before looking for it. */
export function marksOf(line: SetupLine): readonly string[] {
  return [
    ...(line.need === 'optional' ? ['optional'] : []),
    ...(line.isInferred ? ['this label is inferred: your HaloPSA may not have it'] : []),
  ];
}

/** Who wants a setting and what stays dark without it: features that say the same stand together. */
export function reasonsOf(line: SetupLine): readonly { readonly features: string; readonly without: string }[] {
  const byClause = new Map<string, string[]>();
  for (const { title, without } of line.wantedBy) byClause.set(without, [...(byClause.get(without) ?? []), title]);
  return [...byClause].map(([without, titles]) => ({ features: titles.join(', '), without }));
}

/** What the guide asks, in one cell. */
export function guideWords({ guide }: SetupLine): string {
  if (guide === null) return 'not mentioned';
  return guide.note === null ? guide.value : `${guide.value} (${guide.note})`;
}
