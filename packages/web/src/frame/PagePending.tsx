import { Skeleton, Stack } from '@mantine/core';

/** The shape of a page that is on its way. */
export function PagePending() {
  return (
    <Stack gap={12} p={24} role="status" aria-label="The page is loading">
      <Skeleton height={24} width={240} />
      <Skeleton height={12} width="60%" />
      <Skeleton height={220} mt={12} />
    </Stack>
  );
}
