import { describe, expect, it } from 'vitest';
import { PortTakenError } from '../../foundation/errors/port-taken.ts';
import { printError } from './print-error.ts';

const plain = (_style: string, text: string) => text;

describe('printError', () => {
  it('writes the sentence, every cause and the remedy of an error of ours', () => {
    const printed = printError(new PortTakenError('127.0.0.1', 4180), plain);
    expect(printed).toEqual({
      text: `Port 4180 of 127.0.0.1 is taken.
  Cause:  another program listens there, perhaps another Sundog
     or:  this machine keeps the port for itself
  Remedy: Stop the other program, or choose another port: --port 4280 (with npm: npm start -- --port 4280).
`,
      exitCode: 1,
      requestId: null,
    });
  });

  it('keeps the text of an unforeseen error to the log and gives its number', () => {
    const printed = printError(new Error('password=hunter2 at 10.0.0.7'), plain);
    expect(printed.requestId).toMatch(/^[0-9a-f]{12}$/);
    expect(printed.text).toContain(`Internal error ${printed.requestId}.`);
    expect(printed.text).not.toContain('hunter2');
  });
});
