import { Button, Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Check, ChevronsUpDown } from '../ui/icons.ts';
import { useSession, useWorkspace } from './workspace.ts';

/** The workspace that one is in, and the way to the others. With one alone it is its name. */
export function WorkspaceSwitcher() {
  const { workspaces } = useSession();
  const here = useWorkspace();
  const navigate = useNavigate();
  if (workspaces.length < 2) return <span>{here.name}</span>;
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          rightSection={<ChevronsUpDown size={14} aria-hidden />}
          aria-label={`Workspace ${here.name}`}
        >
          {here.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Workspaces</Menu.Label>
        {workspaces.map(({ id, name, role }) => (
          <Menu.Item
            key={id}
            leftSection={id === here.id ? <Check size={14} aria-label="You are here" /> : <span style={{ width: 14 }} />}
            rightSection={<small>{role}</small>}
            onClick={() => void navigate({ to: '/w/$workspaceId/overview', params: { workspaceId: String(id) } })}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
