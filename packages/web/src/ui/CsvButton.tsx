import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type CsvCell, csvText } from './csv-text.ts';
import { Download } from './icons.ts';
import { ProblemPanel } from './ProblemPanel.tsx';

interface CsvButtonProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly heads: readonly string[];
  /** Every row, when the button is pressed. */
  readonly readRows: () => Promise<readonly (readonly CsvCell[])[]>;
}

/** Takes a table along as CSV. It is made in the browser, of what the person may see. */
export function CsvButton({ name, heads, readRows }: CsvButtonProps) {
  const make = useMutation({
    mutationFn: async () => {
      const rows = await readRows();
      saveFile(`${name}.csv`, csvText(heads, rows));
      return rows.length;
    },
  });
  return (
    <Stack gap={4} align="end">
      <Button
        size="xs"
        variant="default"
        leftSection={<Download size={14} aria-hidden />}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        CSV
      </Button>
      <Text span fz="xs" c="dimmed" role="status">
        {make.isSuccess ? `${make.data.toLocaleString()} rows.` : ''}
      </Text>
      {make.error ? <ProblemPanel error={make.error} /> : null}
    </Stack>
  );
}

/** Hands a text to the browser as a file. The mark at its start tells spreadsheets that it is UTF-8. */
function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
