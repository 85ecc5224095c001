import { Button, Menu } from '@mantine/core';
import { addressOfFile } from '../../api/call.ts';
import { useWorkspace } from '../../frame/workspace.ts';
import { Download } from '../../ui/icons.ts';
import type { AuditFilter } from './audit.queries.ts';

const formats = [
  ['csv', 'CSV, safe to open in a spreadsheet'],
  ['jsonl', 'JSON, one row per line'],
] as const;

/** The rows of this filter as a file, oldest first, all of them. */
export function AuditExport({ filter }: { readonly filter: AuditFilter }) {
  const { id: workspaceId } = useWorkspace();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={15} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map(([format, title]) => (
          <Menu.Item
            key={format}
            component="a"
            href={addressOfFile('audit.export', { params: { workspaceId }, query: { ...filter, format } })}
            download={`audit.${format}`}
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
