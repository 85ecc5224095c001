import { Anchor, Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { ListLink } from '../../definition-views/ListLink.tsx';
import { RecordLink } from '../../definition-views/RecordLink.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { FieldList } from './FieldList.tsx';
import classes from './Headline.module.css';
import type { Neighbour, ObjectPlace, ObjectRecord } from './object.queries.ts';
import { changedTitles } from './version-words.ts';

type Answer = ObjectRecord['headline'][number];

const questions: Readonly<Record<Answer['question'], string>> = {
  who: 'Who',
  where: 'Which site',
  open: 'What is open',
  bought: 'What was bought',
  changed: 'What changed',
  halo: 'Where in HaloPSA',
};

interface HeadlineProps {
  readonly place: ObjectPlace;
  readonly record: ObjectRecord;
}

/** The six questions of a technician with their answers, all in sight at once. */
export function Headline({ place, record }: HeadlineProps) {
  if (record.headline.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing={12} verticalSpacing={12}>
      {record.headline.map((answer) => (
        <Paper key={answer.question} withBorder p="sm" component="section" aria-label={questions[answer.question]}>
          <Title order={2} fz="sm" c="dimmed" mb={4}>
            {questions[answer.question]}
          </Title>
          <Words place={place} record={record} answer={answer} />
        </Paper>
      ))}
    </SimpleGrid>
  );
}

function Words({ place, record, answer }: HeadlineProps & { readonly answer: Answer }) {
  if (answer.question === 'changed') return <Changed record={record} />;
  if (answer.question === 'halo') return <InHalo record={record} />;
  const neighbours = answer.neighbours.flatMap((name) => record.neighbours.find((one) => one.name === name) ?? []);
  if (neighbours.length === 0 && answer.columns.length === 0) return <Text fz="sm">Nothing is known of it.</Text>;
  return (
    <>
      {neighbours.map((neighbour, index) => (
        <Count key={neighbour.name} place={place} neighbour={neighbour} withFirst={index === 0} />
      ))}
      <FieldList place={place} record={record} names={answer.columns.slice(0, 4)} />
    </>
  );
}

interface CountProps {
  readonly place: ObjectPlace;
  readonly neighbour: Neighbour;
  /** Whether the first of them are named. */
  readonly withFirst: boolean;
}

function Count({ place, neighbour, withFirst }: CountProps) {
  const { title, entity, filters, sort, total, items, columns } = neighbour;
  const count = `${total.count.toLocaleString()}${total.isCapped ? '+' : ''}`;
  return (
    <div className={classes['count']}>
      <ListLink place={place} entity={entity} filters={filters} sort={sort} fw={600}>
        {title}: {count}
      </ListLink>
      {withFirst && items.length > 0 ? (
        <ul className={classes['first']}>
          {items.slice(0, 2).map(({ key, values }) => (
            <li key={key}>
              <RecordLink place={place} entity={entity} recordKey={key}>
                {nameOf(values, columns) ?? key}
              </RecordLink>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** What a row is called in a word: the first text of it. */
function nameOf(values: ObjectRecord['values'], columns: readonly string[]): string | null {
  const found = columns.map((name) => values[name]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : null;
}

function Changed({ record }: { readonly record: ObjectRecord }) {
  const last = record.history?.versions.at(-1);
  const updated = record.values['lastUpdatedAt'];
  const titles = last ? changedTitles(last, record.columns) : [];
  return (
    <>
      {last && titles.length > 0 ? (
        <Text fz="sm">
          <b>{titles.slice(0, 4).join(', ')}</b>
          {titles.length > 4 ? ` and ${titles.length - 4} more` : ''}, <RelativeTime at={last.validFrom} />.{' '}
          <Anchor href="#history" fz="sm" underline="always">
            All changes
          </Anchor>
        </Text>
      ) : (
        <Text fz="sm">{record.history ? 'No change has been seen since it was first read.' : 'Its past is not kept.'}</Text>
      )}
      {typeof updated === 'string' ? (
        <Text fz="sm">
          HaloPSA says it was changed <RelativeTime at={updated} />.
        </Text>
      ) : null}
      <Text fz="sm" c="dimmed">
        First seen <RelativeTime at={record.firstSeenAt} />
      </Text>
    </>
  );
}

function InHalo({ record: { haloUrl, isHaloUrlExact, key, lastSeenAt } }: { readonly record: ObjectRecord }) {
  return (
    <>
      <Group gap={6}>
        <Text fz="sm">
          Number <b>{key}</b> at{' '}
          <Anchor href={haloUrl} target="_blank" rel="noopener noreferrer" fz="sm" underline="always">
            {new URL(haloUrl).host}
          </Anchor>
        </Text>
      </Group>
      {isHaloUrlExact ? null : (
        <Text fz="sm" c="dimmed">
          HaloPSA documents no address for such a record; its start page opens.
        </Text>
      )}
      <Text fz="sm" c="dimmed">
        {lastSeenAt === null ? (
          'When it was last seen there is not known yet.'
        ) : (
          <>
            Last seen there <RelativeTime at={lastSeenAt} />
          </>
        )}
      </Text>
    </>
  );
}
