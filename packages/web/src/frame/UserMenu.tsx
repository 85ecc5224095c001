import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { signInDoor } from '../api/sign-in-door.ts';
import { KeyRound, LogOut, Monitor, Moon, Sun, UserRound } from '../ui/icons.ts';
import { useSession, useWorkspace } from './workspace.ts';

const schemes = [
  { value: 'auto', title: 'As the system', icon: Monitor },
  { value: 'light', title: 'Light', icon: Sun },
  { value: 'dark', title: 'Dark', icon: Moon },
] as const;

/** Who is signed in, light or dark, and the way out. */
export function UserMenu() {
  const { person } = useSession();
  const { id } = useWorkspace();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = async () => {
    await signInDoor.signOut();
    // A page load rather than a step: nothing of the session stays in the memory of this tab.
    window.location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={person ? `You: ${person.displayName}` : 'You'}>
          <UserRound size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {person ? <Menu.Label>{person.email}</Menu.Label> : null}
        <Menu.Item
          leftSection={<KeyRound size={15} aria-hidden />}
          onClick={() => void navigate({ to: '/w/$workspaceId/account', params: { workspaceId: String(id) } })}
        >
          Your account
        </Menu.Item>
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
          {schemes.map(({ value, title, icon: Icon }) => (
            <Menu.RadioItem key={value} value={value} rightSection={<Icon size={15} aria-hidden />}>
              {title}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} aria-hidden />} onClick={() => void leave()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
