import { ActionIcon, Button, Checkbox, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { roles } from '@sundog/api';
import { Plus, X } from '../../ui/icons.ts';
import type { ProviderDraft } from './provider-draft.ts';

interface GroupRolesProps {
  readonly draft: ProviderDraft;
  readonly onChange: (draft: ProviderDraft) => void;
}

/** Which group of the provider has which role here. Roles by groups are taken anew with each sign-in. */
export function GroupRoles({ draft, onChange }: GroupRolesProps) {
  const { roleOfGroup } = draft;
  const put = (index: number, change: Partial<ProviderDraft['roleOfGroup'][number]>) =>
    onChange({ ...draft, roleOfGroup: roleOfGroup.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <Stack gap={10}>
      <TextInput
        label="Claim of the groups"
        description="Blank: roles are given by invitation."
        placeholder="groups"
        maxLength={100}
        spellCheck={false}
        value={draft.groupClaim}
        onChange={({ currentTarget }) => onChange({ ...draft, groupClaim: currentTarget.value })}
      />
      {draft.groupClaim.trim() === '' ? null : (
        <>
          {roleOfGroup.length === 0 ? <Text fz="sm">No group has a role yet.</Text> : null}
          {roleOfGroup.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place while it is typed
            <Group key={index} gap={8} wrap="nowrap">
              <TextInput
                aria-label={`Group ${index + 1}, as the provider calls it`}
                placeholder="Group, as the provider calls it"
                maxLength={200}
                flex={1}
                value={line.group}
                onChange={({ currentTarget }) => put(index, { group: currentTarget.value })}
              />
              <Select
                aria-label={`Role of group ${index + 1}`}
                w={130}
                allowDeselect={false}
                data={[...roles]}
                value={line.role}
                onChange={(value) => put(index, { role: roles.find((one) => one === value) ?? 'viewer' })}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                size={32}
                aria-label={`Take group ${index + 1} away`}
                onClick={() => onChange({ ...draft, roleOfGroup: roleOfGroup.filter((_, at) => at !== index) })}
              >
                <X size={15} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          <Group>
            <Button
              size="xs"
              variant="default"
              leftSection={<Plus size={14} aria-hidden />}
              onClick={() => onChange({ ...draft, roleOfGroup: [...roleOfGroup, { group: '', role: 'viewer' }] })}
            >
              Add a group
            </Button>
          </Group>
          <Checkbox
            label="Who belongs to one of these groups comes in without an invitation"
            checked={draft.admitsByGroup}
            onChange={({ currentTarget }) => onChange({ ...draft, admitsByGroup: currentTarget.checked })}
          />
        </>
      )}
    </Stack>
  );
}
