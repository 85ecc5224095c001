import { ActionIcon, Button, Group, Paper, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { ArrowDown, ArrowUp, Plus, X } from '../../ui/icons.ts';
import type { TransformKind, TransformStep } from './field-map.queries.ts';
import { TransformOptions } from './TransformOptions.tsx';

interface TransformStepsProps {
  readonly steps: readonly TransformStep[];
  readonly kinds: readonly TransformKind[];
  readonly onChange: (steps: readonly TransformStep[]) => void;
}

/** The steps that a value goes through, the first at the top: add, order, take away, and the options of each. */
export function TransformSteps({ steps, kinds, onChange }: TransformStepsProps) {
  // A number for each step that is on the screen, so that what is being typed follows it when it is moved.
  const [numbers, setNumbers] = useState(() => steps.map((_, index) => index));
  const [wish, setWish] = useState<string | null>(null);
  const set = (nextSteps: readonly TransformStep[], nextNumbers: readonly number[]) => {
    setNumbers([...nextNumbers]);
    onChange(nextSteps);
  };
  const without = <Item,>(list: readonly Item[], at: number) => list.filter((_, index) => index !== at);
  const moved = <Item,>(list: readonly Item[], from: number, to: number) => {
    const rest = without(list, from);
    return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
  };
  const move = (from: number, to: number) => set(moved(steps, from, to), moved(numbers, from, to));
  return (
    <Stack gap={8} component="section" aria-label="Transforms">
      <Text fz="sm" fw={600}>
        Transforms
      </Text>
      {steps.length === 0 ? (
        <Text fz="sm" c="dimmed">
          None: the value is written as the source says it.
        </Text>
      ) : null}
      {steps.map((step, index) => {
        const kind = kinds.find(({ name }) => name === step.use);
        const name = `${index + 1}. ${step.use}`;
        return (
          <Paper key={numbers[index]} withBorder p="xs" component="section" aria-label={name}>
            <Group justify="space-between" wrap="nowrap">
              <Text fz="sm" fw={600}>
                {name}
              </Text>
              <Group gap={2} wrap="nowrap">
                <ActionIcon
                  variant="subtle"
                  aria-label={`${name}: earlier`}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <ArrowUp size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  aria-label={`${name}: later`}
                  disabled={index === steps.length - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <ArrowDown size={15} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={`${name}: remove`}
                  onClick={() => set(without(steps, index), without(numbers, index))}
                >
                  <X size={15} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
            <Text fz="xs" c="dimmed" mb={6}>
              {kind?.title ?? 'This hub knows no such transform.'}
            </Text>
            {kind ? (
              <Stack gap={6}>
                <TransformOptions
                  schema={kind.options}
                  options={step.options}
                  onChange={(options) => onChange(steps.map((one, at) => (at === index ? { ...one, options } : one)))}
                />
              </Stack>
            ) : null}
          </Paper>
        );
      })}
      <Group gap={8} align="end">
        <Select
          label="One more"
          size="xs"
          searchable
          data={kinds.map(({ name }) => name)}
          value={wish}
          onChange={setWish}
          description={kinds.find(({ name }) => name === wish)?.title}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<Plus size={14} aria-hidden />}
          disabled={wish === null || steps.length >= 10}
          onClick={() => {
            if (wish === null) return;
            set([...steps, { use: wish, options: {} }], [...numbers, Math.max(-1, ...numbers) + 1]);
            setWish(null);
          }}
        >
          Add transform
        </Button>
      </Group>
    </Stack>
  );
}
