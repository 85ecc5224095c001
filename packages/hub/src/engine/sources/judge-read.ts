/** What a read that came to its end brought. */
export interface ReadFigures {
  /** Different records. */
  readonly seen: number;
  readonly refused: number;
  readonly passedOver: number;
  /** By the tool's own count; null: it does not count. */
  readonly expected: number | null;
  /** Whether the list ended, and was not merely repeated. */
  readonly isCertain: boolean;
  /** How often it was put down and taken up again. */
  readonly takenUp: number;
}

/** What a read proves. */
export interface ReadVerdict {
  readonly isComplete: boolean;
  /** Whether what it did not bring was not there. */
  readonly knowsAbsence: boolean;
  readonly message: string | null;
}

/**
 * What the figures of a read prove. Pure. What is absent is known only where the list ended by itself, the tool's count (where it has one)
 * agrees, every row could be read, and nothing was read in two parts of which only a count could say that they fit.
 */
export function judgeRead({ seen, refused, passedOver, expected, isCertain, takenUp }: ReadFigures): ReadVerdict {
  const came = seen + refused + passedOver;
  if (!isCertain)
    return incomplete(
      'The tool repeated a page instead of ending the list, so that what did not come may be there all the same.',
    );
  if (expected !== null && came !== expected) return incomplete(`${came} rows came of ${expected} that the tool counts.`);
  if (refused > 0)
    return {
      isComplete: true,
      knowsAbsence: false,
      message: `${refused} ${refused === 1 ? 'row' : 'rows'} could not be read, and may be any record: nothing is called missing.`,
    };
  if (takenUp > 0 && expected === null)
    return {
      isComplete: true,
      knowsAbsence: false,
      message: 'It was read in parts, and the tool does not count: nothing is called missing before the next read.',
    };
  return { isComplete: true, knowsAbsence: true, message: null };
}

function incomplete(message: string): ReadVerdict {
  return { isComplete: false, knowsAbsence: false, message };
}
