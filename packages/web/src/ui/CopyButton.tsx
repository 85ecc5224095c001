import { ActionIcon, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { Check, Copy } from './icons.ts';

/** Copies a text, and says so. @param what what is copied, for the name of the button: `the address` */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
    } catch {
      setState('refused'); // over plain http, or the person has forbidden it; the text can be marked by hand
    }
    setTimeout(() => setState('idle'), 2000);
  };
  const label = { idle: `Copy ${what}`, copied: 'Copied', refused: 'This browser does not allow it; mark the text instead' }[
    state
  ];
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={label} aria-live="polite" onClick={() => void copy()}>
        {state === 'copied' ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
