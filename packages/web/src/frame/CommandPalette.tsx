import { Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { problemOf } from '../api/problem-error.ts';
import { Search } from '../ui/icons.ts';
import classes from './CommandPalette.module.css';
import type { PaletteChoice, PaletteGroup } from './palette-choices.ts';
import { usePaletteGroups } from './use-palette-groups.ts';
import { useWorkspace } from './workspace.ts';

/** Search and go to: one field, one list, the keyboard alone suffices. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      yOffset="12vh"
      centered={false}
      padding={0}
      size="lg"
      attributes={{ content: { 'aria-label': 'Search and go to' } }}
    >
      <Choices onClose={onClose} />
    </Modal>
  );
}

function Choices({ onClose }: { readonly onClose: () => void }) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const { id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  const { groups, isLooking, error } = usePaletteGroups(words);
  const choices = groups.flatMap((group) => group.choices);
  // What comes from the hub may be fewer than what was there before it.
  const here = choices[Math.min(at, choices.length - 1)];
  const choose = (choice: PaletteChoice | undefined) => {
    if (!choice) return;
    onClose();
    void navigate({ to: choice.to, params: { ...choice.params, workspaceId: String(workspaceId) } as never });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) choose(here);
    else setAt((Math.min(at, choices.length - 1) + step + choices.length) % Math.max(1, choices.length));
  };
  return (
    <>
      <TextInput
        data-autofocus
        size="md"
        variant="unstyled"
        leftSection={<Search size={17} aria-hidden />}
        placeholder="A name, some words, #1234, or a page"
        aria-label="Search and go to"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={here ? optionId(list, here) : undefined}
        value={words}
        onChange={({ currentTarget }) => {
          setWords(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={list} role="listbox" aria-label="Found" className={classes['list']}>
        {groups.map((group) => (
          <Group key={group.title} list={list} group={group} here={here} onChoose={choose} />
        ))}
      </div>
      <p role="status" className={classes['count']}>
        {tell({ count: choices.length, isLooking, error })}
      </p>
    </>
  );
}

const optionId = (list: string, { id }: PaletteChoice) => `${list}-${id}`;

interface GroupProps {
  readonly list: string;
  readonly group: PaletteGroup;
  readonly here: PaletteChoice | undefined;
  readonly onChoose: (choice: PaletteChoice) => void;
}

function Group({ list, group: { title, choices }, here, onChoose }: GroupProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a list of options
    <div role="group" aria-label={title}>
      <div className={classes['group']} aria-hidden>
        {title}
      </div>
      {choices.map((choice) => (
        <Option key={choice.id} id={optionId(list, choice)} choice={choice} isHere={choice.id === here?.id} onChoose={onChoose} />
      ))}
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly choice: PaletteChoice;
  readonly isHere: boolean;
  readonly onChoose: (choice: PaletteChoice) => void;
}

function Option({ id, choice, isHere, onChoose }: OptionProps) {
  useEffect(() => {
    if (isHere) document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
  }, [id, isHere]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys for the list
    // biome-ignore lint/a11y/useFocusableInteractive: the active option is told by aria-activedescendant
    <div id={id} role="option" aria-selected={isHere} className={classes['choice']} onClick={() => onChoose(choice)}>
      <span>{choice.title}</span>
      <small>{choice.detail}</small>
    </div>
  );
}

interface Told {
  readonly count: number;
  readonly isLooking: boolean;
  readonly error: unknown;
}

function tell({ count, isLooking, error }: Told): string {
  if (error) return `Records could not be searched: ${problemOf(error).title}`;
  if (count > 0) return '';
  return isLooking ? 'Looking …' : 'Nothing of this name.';
}
