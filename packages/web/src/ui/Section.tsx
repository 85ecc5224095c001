import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface SectionProps {
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly lead?: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Section({ title, lead, actions, children }: SectionProps) {
  const heading = useId();
  return (
    <Paper component="section" aria-labelledby={heading} withBorder p="md">
      <Group justify="space-between" align="start" gap={12} mb={12}>
        <div>
          <Title order={2} fz="md" id={heading}>
            {title}
          </Title>
          {lead ? (
            <Text fz="sm" c="dimmed" maw={640}>
              {lead}
            </Text>
          ) : null}
        </div>
        {actions ? <Group gap={8}>{actions}</Group> : null}
      </Group>
      {children}
    </Paper>
  );
}
