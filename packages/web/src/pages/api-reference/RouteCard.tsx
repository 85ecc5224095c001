import { Group, Text } from '@mantine/core';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { ChevronRight } from '../../ui/icons.ts';
import type { Route, Schema } from './api-document.ts';
import { curlExample } from './curl-example.ts';
import { describeShape } from './describe-shape.ts';
import classes from './RouteCard.module.css';

/** One route: method, path and sentence; opened, who may call it, what goes in, what comes out, and a call to copy. */
export function RouteCard({ route }: { readonly route: Route }) {
  const { method, path, summary, operationId } = route;
  return (
    <details className={classes['card']} id={operationId}>
      <summary>
        <ChevronRight size={15} aria-hidden className={classes['arrow']} />
        <span className={classes['method']} data-method={method}>
          {method}
        </span>
        <code>{path}</code>
        <span className={classes['words']}>
          <Words text={summary} />
        </span>
      </summary>
      <Detail route={route} />
    </details>
  );
}

function Detail({ route }: { readonly route: Route }) {
  const [success] = Object.entries(route.responses);
  const body = route.requestBody?.content['application/json']?.schema;
  const [answer] = Object.entries(success?.[1].content ?? {});
  const curl = curlExample(route, window.location.origin);
  return (
    <div className={classes['detail']}>
      <Text fz="sm">
        <Words text={route.description} />
      </Text>
      {route.parameters.length > 0 ? <Parameters route={route} /> : null}
      {body ? <Shape title="Body" schema={body} /> : null}
      {answer ? (
        <Shape title={`Answer ${success?.[0] ?? ''}`} kind={answer[0]} schema={answer[1].schema} />
      ) : (
        <Text fz="sm">It answers with {success?.[0] ?? '204'} and nothing else.</Text>
      )}
      <Group justify="space-between" mt={4}>
        <h3>Try it</h3>
        <CopyButton text={curl} what="the call" />
      </Group>
      <pre>{curl}</pre>
    </div>
  );
}

/** A sentence of the document, which writes names between backquotes, as Markdown has them. */
function Words({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={part}>{part}</code> : part));
}

function Parameters({ route }: { readonly route: Route }) {
  return (
    <>
      <h3>Parameters</h3>
      <table className={classes['parameters']}>
        <tbody>
          {route.parameters.map(({ name, in: place, required, schema }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {place}
                {required ? '' : ', optional'}
              </td>
              <td>
                <code>{describeShape(schema)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface ShapeProps {
  readonly title: string;
  /** The content type, where it is not JSON. */
  readonly kind?: string;
  readonly schema: Schema | undefined;
}

function Shape({ title, kind, schema }: ShapeProps) {
  return (
    <>
      <h3>
        {title}
        {kind && kind !== 'application/json' ? <small> {kind}</small> : null}
      </h3>
      {schema ? <pre>{describeShape(schema)}</pre> : null}
    </>
  );
}
