import { Button, CloseButton, Group, Pill, Popover, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { RecordFilter } from '@sundog/api';
import type { RecordColumn } from '../../../definition-views/mirror.queries.ts';
import { describeFilter, writeFilters } from '../../../definition-views/record-filters.ts';
import type { UrlSearch } from '../../../frame/url-state.ts';
import { Filter } from '../../../ui/icons.ts';
import type { TableWish } from '../table-wish.ts';
import { FilterForm } from './FilterForm.tsx';

interface FilterBarProps {
  readonly columns: readonly RecordColumn[];
  readonly wish: TableWish;
  readonly onChange: (members: UrlSearch) => void;
}

/** The filters of a table, each of which can be taken away, and the way to one more. */
export function FilterBar({ columns, wish, onChange }: FilterBarProps) {
  const [isOpen, form] = useDisclosure(false);
  const { filters, deleted, asOf } = wish;
  const set = (next: readonly RecordFilter[]) => onChange({ filters: writeFilters(next), view: 'none' });
  return (
    <>
      <Popover
        opened={isOpen}
        onChange={(isNow) => (isNow ? form.open() : form.close())}
        position="bottom-start"
        trapFocus
        width={300}
        shadow="md"
      >
        <Popover.Target>
          <Button size="xs" variant="default" leftSection={<Filter size={14} aria-hidden />} onClick={form.toggle}>
            Filter
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Add a filter">
          <FilterForm
            columns={columns}
            onAdd={(filter) => {
              form.close();
              set([...filters, filter]);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {asOf === undefined ? (
        <Select
          aria-label="Deleted records"
          size="xs"
          w={150}
          allowDeselect={false}
          data={[
            { value: 'no', label: 'Without deleted' },
            { value: 'with', label: 'With deleted' },
            { value: 'only', label: 'Only deleted' },
          ]}
          value={deleted}
          onChange={(value) => onChange({ deleted: value === 'no' ? undefined : (value ?? undefined), view: 'none' })}
        />
      ) : null}
      {filters.length === 0 ? null : (
        <Group gap={6} component="ul" p={0} m={0} role="list" aria-label="Filters">
          {filters.map((filter) => {
            const words = describeFilter(filter, columns);
            return (
              <Pill key={words} component="li" size="md" bg="var(--busy-ground)" c="var(--busy-ink)">
                <Group gap={2} wrap="nowrap" component="span">
                  {words}
                  <CloseButton
                    size={24}
                    iconSize={13}
                    aria-label={`Take away: ${words}`}
                    onClick={() => set(filters.filter((one) => one !== filter))}
                  />
                </Group>
              </Pill>
            );
          })}
        </Group>
      )}
    </>
  );
}
