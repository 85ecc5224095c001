import type { TabProps } from '../tabs/tab-props.ts';

/** x */
export function MappingTab({ source }: TabProps) {
  return <p>{source.name}</p>;
}
