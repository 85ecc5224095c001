import { Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { Search } from '../ui/icons.ts';
import classes from './CommandPalette.module.css';
import { findChoices, type PaletteChoice } from './palette-choices.ts';
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
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const choices = findChoices(words, workspace.capabilities);
  const choose = (choice: PaletteChoice | undefined) => {
    if (!choice) return;
    onClose();
    void navigate({ to: choice.to, params: { workspaceId: String(workspace.id) } });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step === undefined) choose(choices[at]);
    else setAt((at + step + choices.length) % Math.max(1, choices.length));
  };
  return (
    <>
      <TextInput
        data-autofocus
        size="md"
        variant="unstyled"
        leftSection={<Search size={17} aria-hidden />}
        placeholder="Go to a page"
        aria-label="Search and go to"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={choices[at] ? `${list}-${at}` : undefined}
        value={words}
        onChange={({ currentTarget }) => {
          setWords(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div id={list} role="listbox" aria-label="Found" className={classes['list']}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys for the list
          // biome-ignore lint/a11y/useFocusableInteractive: the active option is told by aria-activedescendant
          <div
            key={choice.to}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            className={classes['choice']}
            onClick={() => choose(choice)}
          >
            <span>{choice.title}</span>
            <small>{choice.group}</small>
          </div>
        ))}
      </div>
      <p role="status" className={classes['count']}>
        {choices.length === 0 ? 'Nothing of this name.' : ''}
      </p>
    </>
  );
}
