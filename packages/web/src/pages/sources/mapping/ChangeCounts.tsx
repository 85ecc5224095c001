import { List, Text } from '@mantine/core';
import type { CallAnswer } from '../../../api/route-types.ts';

type Changes = CallAnswer<'mapping.preview-settings'>['added'];
interface ChangeCountsProps {
  /** `come`, `go`: with the changes that do. */
  readonly parts: readonly (readonly [string, Changes])[];
}

const mostShown = 8;

/** Links that would come, go or change, with their number and the first of them. */
export function ChangeCounts({ parts }: ChangeCountsProps) {
  const some = parts.filter(([, { count }]) => count > 0);
  if (some.length === 0) return <Text fz="sm">No link would change.</Text>;
  return some.map(([title, { count, first }]) => (
    <div key={title}>
      <Text fz="sm" fw={600}>
        {count.toLocaleString()} {title}
      </Text>
      <List fz="xs" spacing={2}>
        {first.slice(0, mostShown).map(({ kind, sourceKey, siteName, before, after }) => (
          <List.Item key={`${kind} ${sourceKey} ${siteName}`}>
            {kind} {sourceKey}
            {siteName === '' ? '' : `, ${siteName}`}: {nameOf(before)} → {nameOf(after)}
          </List.Item>
        ))}
        {count > mostShown ? <List.Item>and {(count - mostShown).toLocaleString()} more</List.Item> : null}
      </List>
    </div>
  ));
}

function nameOf(side: Changes['first'][number]['before']): string {
  if (side === null) return 'nothing';
  return side.state === 'ignored' ? 'ignored' : (side.haloName ?? `#${side.haloKey}`);
}
