import { Paper, Text } from '@mantine/core';
import { formatInstant } from '../../definition-views/format-value.ts';
import { ListLink } from '../../definition-views/ListLink.tsx';
import type { MirrorPlace } from '../../definition-views/mirror.queries.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import type { Figure } from './overview.queries.ts';

interface FigureCardProps {
  readonly place: MirrorPlace;
  readonly figure: Figure;
}

/** One figure: what it is called, how many, what exactly is counted. It opens its rows. */
export function FigureCard({ place, figure }: FigureCardProps) {
  const { title, sentence, count, value, entity, filters, sort } = figure;
  const isInstant = typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);
  const words = value === null ? `${count.count.toLocaleString()}${count.isCapped ? '+' : ''}` : String(value);
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Text fz="sm" fw={600}>
        {title}
      </Text>
      <ListLink place={place} entity={entity} filters={filters} sort={sort} fz="xl" fw={650}>
        {isInstant ? formatInstant(words) : words}
      </ListLink>
      {isInstant ? (
        <Text fz="sm">
          <RelativeTime at={words} />
        </Text>
      ) : null}
      <Text fz="xs" c="dimmed">
        {sentence}
      </Text>
    </Paper>
  );
}
