import type { SourcePlace } from '../sources.queries.ts';
import type { MappingAct } from './act-queue.ts';
import { actSentence, keyOf } from './act-sentence.ts';
import { IgnoreDialog } from './IgnoreDialog.tsx';
import type { MappedRecord, RecordsWish } from './mapping.queries.ts';
import { SplitDialog } from './SplitDialog.tsx';
import { TargetPicker } from './TargetPicker.tsx';

/** What is asked: why records are ignored, what one is, how one is split. Null: nothing. */
export type Asking = { readonly what: 'ignore' | 'target' | 'split'; readonly records: readonly MappedRecord[] } | null;

interface ListDialogsProps {
  readonly place: SourcePlace;
  readonly wish: RecordsWish;
  readonly asking: Asking;
  readonly onClose: () => void;
  readonly onAct: (act: MappingAct, sentence: string) => void;
}

/** The dialogs of the list. */
export function ListDialogs({ place, wish: { kind }, asking, onClose, onAct }: ListDialogsProps) {
  const [first] = asking?.records ?? [];
  if (!asking || !first) return null;
  const { what, records } = asking;
  const keys = records.map((one) => keyOf(kind, one));
  const act = (wanted: MappingAct, sentence: string) => {
    onClose();
    onAct(wanted, sentence);
  };
  if (what === 'split') return <SplitDialog place={place} record={first} onClose={onClose} />;
  if (what === 'ignore')
    return (
      <IgnoreDialog
        records={records}
        onClose={onClose}
        onIgnore={(reason) => act({ what, keys, reason }, actSentence('Ignored', records))}
      />
    );
  return (
    <TargetPicker
      place={place}
      kind={kind}
      record={first}
      onClose={onClose}
      onChoose={({ id, name }, siteId) =>
        act(
          { what: 'link', keys, haloKey: id, ...(siteId === undefined ? {} : { siteId }) },
          actSentence('Linked', records, name ?? `#${id}`),
        )
      }
    />
  );
}
