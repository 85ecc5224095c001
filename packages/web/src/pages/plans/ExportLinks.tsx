import { Button, Menu } from '@mantine/core';
import { Download } from '../../ui/icons.ts';

/** The changes as a file: a table for people, or all of it for programs. */
export function ExportLinks({ csv, json }: { readonly csv: string; readonly json: string }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<Download size={14} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={csv} download>
          CSV, a line per field
        </Menu.Item>
        <Menu.Item component="a" href={json} download>
          JSON
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
