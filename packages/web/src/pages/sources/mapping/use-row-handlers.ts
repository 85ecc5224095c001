import { useLayoutEffect, useRef, useState } from 'react';
import type { RowHandlers } from './RecordRow.tsx';

/** Handlers that stay the same and do what the newest ones do: a row whose record is as it was is not drawn again at every press. */
export function useRowHandlers(newest: RowHandlers): RowHandlers {
  const now = useRef(newest);
  useLayoutEffect(() => {
    now.current = newest;
  });
  const [steady] = useState<RowHandlers>(() => ({
    onFocus: (record) => now.current.onFocus(record),
    onPick: (record) => now.current.onPick(record),
    onChoose: (record, index) => now.current.onChoose(record, index),
    onToggle: (record) => now.current.onToggle(record),
    onAsk: (what, record) => now.current.onAsk(what, record),
    onAct: (what, record) => now.current.onAct(what, record),
  }));
  return steady;
}
