import { Button, Text } from '@mantine/core';

interface SaveButtonProps {
  /** Whether anything differs from what is saved. */
  readonly isChanged: boolean;
  readonly save: { readonly isPending: boolean; readonly isSuccess: boolean };
}

/** The end of a form: saves what was changed, and says that it is saved until something is changed again. */
export function SaveButton({ isChanged, save }: SaveButtonProps) {
  return (
    <>
      <Button type="submit" loading={save.isPending} disabled={!isChanged}>
        Save
      </Button>
      <Text span fz="sm" role="status">
        {save.isSuccess && !isChanged ? 'Saved.' : ''}
      </Text>
    </>
  );
}
