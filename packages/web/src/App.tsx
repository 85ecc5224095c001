import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { makeQueryClient } from './api/query-client.ts';
import { ErrorBoundary } from './frame/ErrorBoundary.tsx';
import { ShortcutKeys } from './frame/shortcuts/ShortcutKeys.tsx';
import { theme } from './frame/theme.ts';
import { makeConsoleRouter } from './router.tsx';

/** The console: looks, memory, keyboard, pages. @param nonce of the page, for the styles that are made here */
export function App({ nonce }: { readonly nonce: string }) {
  const [queryClient] = useState(makeQueryClient);
  const [router] = useState(() => makeConsoleRouter(queryClient));
  return (
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <ErrorBoundary>
          <QueryClientProvider client={queryClient}>
            <Notifications position="bottom-right" containerWidth={380} />
            <ShortcutKeys>
              <RouterProvider router={router} />
            </ShortcutKeys>
          </QueryClientProvider>
        </ErrorBoundary>
      </MantineProvider>
    </StrictMode>
  );
}
