import { Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { textOf, useUrlState } from '../../frame/url-state.ts';
import { NoMatch } from '../../ui/EmptyStates.tsx';
import { Search } from '../../ui/icons.ts';
import { Mark } from '../../ui/Mark.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemPanel } from '../../ui/ProblemPanel.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import classes from './ApiReferencePage.module.css';
import { type ApiDocument, findRoutes, type Route } from './api-document.ts';
import { apiDocumentQuery } from './api-reference.queries.ts';
import { RouteCard } from './RouteCard.tsx';

/** The API for people: every route by area, who may call it, what goes in and out, and how to try it. Open to everyone, as the document is. */
export function ApiReferencePage() {
  const { data, error, refetch } = useQuery(apiDocumentQuery);
  return (
    <div className={classes['ground']}>
      <header className={classes['bar']}>
        <RouterLink to="/" className={classes['brand']}>
          <Mark size={24} /> Sundog
        </RouterLink>
      </header>
      <main className={classes['page']}>
        <Page
          title="API reference"
          lead={
            <>
              Version {data?.info.version ?? '…'}, for programs: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1).
              Programs sign in with an API key; every refusal is a problem by RFC 9457, with a code that stays.
            </>
          }
        >
          {error ? <ProblemPanel error={error} onRetry={() => void refetch()} /> : null}
          {data ? <Reference document={data} /> : error ? null : <Skeleton height={320} />}
        </Page>
      </main>
    </div>
  );
}

function Reference({ document }: { readonly document: ApiDocument }) {
  const [search, change] = useUrlState();
  const words = textOf(search, 'q') ?? '';
  const areas = findRoutes(document, useDeferredValue(words));
  return (
    <div className={classes['columns']}>
      <nav aria-label="Areas" className={classes['areas']}>
        <TextInput
          aria-label="Find a route"
          placeholder="Find a route"
          leftSection={<Search size={15} aria-hidden />}
          value={words}
          onChange={({ currentTarget }) => change({ q: currentTarget.value }, 'typing')}
        />
        <ul>
          {[...areas].map(([area, routes]) => (
            <li key={area}>
              <a href={`#${area}`}>
                {area} <span>{routes.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Stack gap={28}>
        {areas.size === 0 ? <NoMatch total={findRoutes(document, '').size} onClear={() => change({ q: undefined })} /> : null}
        {[...areas].map(([area, routes]) => (
          <Area key={area} area={area} routes={routes} />
        ))}
      </Stack>
    </div>
  );
}

function Area({ area, routes }: { readonly area: string; readonly routes: readonly Route[] }) {
  return (
    <section id={area} aria-labelledby={`area-${area}`}>
      <Title order={2} id={`area-${area}`} tt="capitalize" mb={10}>
        {area.replaceAll('-', ' ')}{' '}
        <Text span c="dimmed" fz="sm">
          {routes.length}
        </Text>
      </Title>
      <Stack gap={10}>
        {routes.map((route) => (
          <RouteCard key={route.operationId} route={route} />
        ))}
      </Stack>
    </section>
  );
}
