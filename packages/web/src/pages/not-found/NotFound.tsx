import { Center, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';

/** No page has this address; or none that this person may know of, which looks the same on purpose. */
export function NotFound() {
  return (
    <main>
      <NothingHere />
    </main>
  );
}

/** The same inside the frame, which stays. */
export function NothingHere() {
  useEffect(() => {
    document.title = 'Nothing here · Sundog';
  }, []);
  return (
    <Center mih="70vh" p={24}>
      <Stack align="center" gap={10} ta="center">
        <Mark size={44} />
        <Title order={1}>There is nothing here</Title>
        <Text c="dimmed" maw={420}>
          The address may be mistyped, what it named may be gone, or it belongs to a workspace that you are not in.
        </Text>
        <RouterLink to="/">To the start</RouterLink>
      </Stack>
    </Center>
  );
}
