import { Button, Stack, Text, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Filter, Hourglass, PlugZap, ShieldBan } from './icons.ts';

/** Nothing can be here: no HaloPSA is connected. @param connect the way to connect one, or who can */
export function NotConnected({ connect }: { readonly connect: ReactNode }) {
  return (
    <Empty icon={PlugZap} title="No HaloPSA is connected yet" action={connect}>
      Once one is, its clients, tickets, assets and invoices are kept here, and stay in step with it.
    </Empty>
  );
}

interface NothingYetProps {
  readonly title: string;
  /** Why there is nothing, and what comes next. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** There could be something, and there is nothing yet. */
export function NothingYet({ title, children, action }: NothingYetProps) {
  return (
    <Empty icon={Hourglass} title={title} action={action}>
      {children}
    </Empty>
  );
}

/** There is something, but not of this filter. @param total how many there are without it; null: not known */
export function NoMatch({ total, onClear }: { readonly total: number | null; readonly onClear: () => void }) {
  return (
    <Empty
      icon={Filter}
      title="Nothing matches this filter"
      action={
        <Button variant="default" onClick={onClear}>
          Clear the filter
        </Button>
      }
    >
      {total === null ? 'Without it there may be more.' : `Without it there are ${total.toLocaleString()}.`}
    </Empty>
  );
}

interface NoPermissionProps {
  /** What it takes, as a clause: `Look at clients, tickets and assets`. */
  readonly needs: string;
  /** Who can grant it: `an owner or admin of this workspace`. */
  readonly grantedBy: string;
}

/** There may be something, and this person may not see it. */
export function NoPermission({ needs, grantedBy }: NoPermissionProps) {
  return (
    <Empty icon={ShieldBan} title="You may not see this" action={null}>
      It takes the permission “{needs}”. Ask {grantedBy} for it.
    </Empty>
  );
}

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
  readonly action: ReactNode;
}

function Empty({ icon: Icon, title, children, action }: EmptyProps) {
  return (
    <Stack align="center" gap={10} py={48} px={16} ta="center">
      <Icon size={34} strokeWidth={1.5} color="var(--soft-ink)" aria-hidden />
      <Title order={2}>{title}</Title>
      <Text c="dimmed" maw={440}>
        {children}
      </Text>
      {action}
    </Stack>
  );
}
