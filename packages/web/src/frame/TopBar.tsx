import { ActionIcon, Burger, Group, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { CircleQuestionMark, Search } from '../ui/icons.ts';
import { Mark } from '../ui/Mark.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { RunningJobs } from './RunningJobs.tsx';
import classes from './TopBar.module.css';
import { UserMenu } from './UserMenu.tsx';
import { WorkspaceSwitcher } from './WorkspaceSwitcher.tsx';

interface TopBarProps {
  readonly height: number;
  readonly isNavOpen: boolean;
  readonly onNav: () => void;
  readonly onSearch: () => void;
}

/** The bar above: where one is, search, what runs, help, who one is. Help is always in the same place (WCAG 3.2.6). */
export function TopBar({ height, isNavOpen, onNav, onSearch }: TopBarProps) {
  return (
    <Group h={height} px={12} gap={10} wrap="nowrap" className={classes['bar'] ?? ''}>
      <Burger
        opened={isNavOpen}
        onClick={onNav}
        hiddenFrom="sm"
        size="sm"
        aria-label={isNavOpen ? 'Close the navigation' : 'Open the navigation'}
      />
      <RouterLink to="/" className={classes['brand']} aria-label="Sundog, to the start">
        <Mark size={24} />
        <span className={classes['name']}>Sundog</span>
      </RouterLink>
      <WorkspaceSwitcher />
      <UnstyledButton className={classes['search'] ?? ''} onClick={onSearch}>
        <Search size={15} aria-hidden />
        <span className={classes['searchWords']}>Search or go to</span>
        <Kbd size="xs" className={classes['searchKeys'] ?? ''} aria-hidden>
          /
        </Kbd>
      </UnstyledButton>
      <RunningJobs />
      <Tooltip label="API reference and help">
        <ActionIcon component="a" href="/api/docs" variant="subtle" color="gray" size={32} aria-label="API reference and help">
          <CircleQuestionMark size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <UserMenu />
    </Group>
  );
}
