import { useEffect, useEffectEvent, useState } from 'react';
import { addressOf, type LooseInput } from './address-of.ts';
import { retryDelay } from './retry-delay.ts';
import { type RouteName, routeTable } from './route-table.ts';
import type { CallInput } from './route-types.ts';

/** Whether events arrive: not yet, now, or not any more (it is being tried again). */
export type EventsState = 'connecting' | 'open' | 'lost';

/**
 * Listens to the events of a route as long as the component is there, and again after every loss: at once, then at growing intervals up to
 * half a minute. Events that fell into a gap are not sent again, so `onOpen` is the moment to read anew what they would have told.
 */
export function useEvents<Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
  listeners: { readonly onEvent: (event: unknown) => void; readonly onOpen?: () => void },
): EventsState {
  const [state, setState] = useState<EventsState>('connecting');
  const address = addressOf(routeTable[name], input as LooseInput);
  const onEvent = useEffectEvent((event: unknown) => listeners.onEvent(event));
  const onOpen = useEffectEvent(() => listeners.onOpen?.());
  useEffect(() => {
    let tries = 0;
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listen = () => {
      source = new EventSource(address);
      source.onopen = () => {
        tries = 0;
        setState('open');
        onOpen();
      };
      source.onmessage = ({ data }) => onEvent(JSON.parse(String(data)));
      source.onerror = () => {
        source.close();
        setState('lost');
        timer = setTimeout(listen, retryDelay(tries++));
      };
    };
    listen();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [address]);
  return state;
}
