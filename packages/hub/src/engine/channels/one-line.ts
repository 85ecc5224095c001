/** Controls, line ends and what turns the direction of a text: in a subject they would begin a header of their own (TRUST S25, S22). */
const steering = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu;

/** A text on one line: every run of line ends and controls becomes a space. */
export function toOneLine(text: string): string {
  return text.replace(steering, ' ').trim();
}

/** Whether a text would steer a header: it is refused where a person typed it. */
export function isOneLine(text: string): boolean {
  return text.search(steering) === -1;
}

/** Cuts a text to so many characters (code points), with an ellipsis. */
export function cutText(text: string, most: number): string {
  const points = [...text];
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`;
}
