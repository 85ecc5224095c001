import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { SourcePlace } from '../sources.queries.ts';
import type { MappedRecord, MappingKind, MappingTarget } from './mapping.queries.ts';
import { kindWords } from './mapping-words.ts';
import { SiteSelect } from './SiteSelect.tsx';
import { TargetSearch } from './TargetSearch.tsx';

interface TargetPickerProps {
  readonly place: SourcePlace;
  readonly kind: MappingKind;
  readonly record: MappedRecord;
  readonly onClose: () => void;
  /** @param siteId of a company; undefined: its main site, or the only one */
  readonly onChoose: (target: MappingTarget, siteId: number | null | undefined) => void;
}

/** Finds what a record is in HaloPSA by its name; of a company also the site where new devices come to be. */
export function TargetPicker({ place, kind, record, onClose, onChoose }: TargetPickerProps) {
  const { link, name } = record;
  const before = link?.haloKey != null ? { id: link.haloKey, name: link.haloName, isInactive: false, clientId: null } : null;
  const [target, setTarget] = useState<MappingTarget | null>(before);
  const [siteId, setSiteId] = useState<number | null | undefined>(before === null ? undefined : link?.siteId);
  const { target: word } = kindWords[kind];
  const choose = (found: MappingTarget) => {
    if (kind !== 'company') return onChoose(found, undefined);
    setTarget(found);
    setSiteId(undefined);
  };
  return (
    <Modal opened onClose={onClose} title={`Which ${word} is ${name}?`} size="lg">
      <Stack gap={12}>
        <TargetSearch place={place} kind={kind} label={`Search for a ${word}`} first={name} onChoose={choose} />
        {target && kind === 'company' ? (
          <>
            <Text fz="sm" role="status">
              It is <b>{target.name ?? `#${target.id}`}</b>.
            </Text>
            <SiteSelect place={place} clientId={target.id} siteId={siteId} onChoose={setSiteId} />
            <Group justify="end" gap={8}>
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button data-autofocus onClick={() => onChoose(target, siteId)}>
                Link
              </Button>
            </Group>
          </>
        ) : null}
      </Stack>
    </Modal>
  );
}
