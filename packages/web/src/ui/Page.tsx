import { Breadcrumbs, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

interface PageProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** The way here, outermost first; links. */
  readonly trail?: readonly ReactNode[];
  /** Buttons at the right. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The address whose page was shown last; null: none yet. */
let lastPath: string | null = null;

/** The head and body of every page. Takes the browser's title, and the focus when one comes from another page, so that it is read out. */
export function Page({ title, lead, trail, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Sundog`;
    const { pathname } = window.location;
    // At the first load the focus stays where the browser has it: at the start.
    if (lastPath !== null && lastPath !== pathname) heading.current?.focus({ preventScroll: true });
    lastPath = pathname;
  }, [title]);
  return (
    <div>
      {trail ? (
        <Breadcrumbs fz="sm" mb={4} separatorMargin={6}>
          {trail}
        </Breadcrumbs>
      ) : null}
      <Group justify="space-between" align="start" gap={12} mb={16}>
        <div>
          <Title order={1} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>
            {title}
          </Title>
          {lead ? (
            <Text c="dimmed" maw={720}>
              {lead}
            </Text>
          ) : null}
        </div>
        {actions ? <Group gap={8}>{actions}</Group> : null}
      </Group>
      {children}
    </div>
  );
}
