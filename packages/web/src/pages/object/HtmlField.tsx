import { Button } from '@mantine/core';
import { useState } from 'react';
import classes from './HtmlField.module.css';

interface HtmlFieldProps {
  readonly title: string;
  readonly text: string;
  /** Cleaned by the hub: no pictures, nothing that acts. */
  readonly html: string;
}

/** What somebody wrote, as text; formatted for whoever asks. */
export function HtmlField({ title, text, html }: HtmlFieldProps) {
  const [isFormatted, setFormatted] = useState(false);
  return (
    <div>
      {isFormatted ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the hub has cleaned it (engine/read/clean-html.ts), and the page's policy lets nothing in it act
        <div className={classes['formatted']} dangerouslySetInnerHTML={{ __html: html }} />
      ) : (
        <div className={classes['text']}>{text}</div>
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        aria-pressed={isFormatted}
        aria-label={`${title}: formatted`}
        onClick={() => setFormatted(!isFormatted)}
      >
        {isFormatted ? 'Show as text' : 'Show formatted'}
      </Button>
    </div>
  );
}
