import { WeakPasswordError } from '../../foundation/errors/weak-password.ts';

/** Characters of a password at the least and at the most. */
const passwordLength = { least: 12, most: 256 } as const;

/** What zxcvbn calls safely unguessable, for a hash that is slow: 10^8 guesses or more. */
const leastScore = 3;

type Judge = (password: string, known: string[]) => { readonly score: number; readonly causes: readonly string[] };
let judge: Promise<Judge> | undefined;

/** The lists of words are some megabytes: loaded when the first password is set. */
async function loadJudge(): Promise<Judge> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
  });
  return (password, known) => {
    const { score, feedback } = zxcvbn.check(password, known);
    const warning = feedback.warning?.replace(/\.$/, '') ?? '';
    return { score, causes: [warning === '' ? 'it could be guessed within hours' : lowerFirst(warning)] };
  };
}

/**
 * Refuses a password that could be guessed.
 * @param known what an attacker tries first: the name, the e-mail address
 * @throws WeakPasswordError
 */
export async function assertStrongPassword(password: string, known: readonly string[]): Promise<void> {
  const length = [...password].length;
  if (length < passwordLength.least)
    throw new WeakPasswordError([`it has ${length} characters, and ${passwordLength.least} are needed`]);
  if (length > passwordLength.most)
    throw new WeakPasswordError([`it has more than ${passwordLength.most} characters`], 'Take a shorter one.');
  judge ??= loadJudge();
  const words = [...known, ...known.flatMap((one) => one.split(/[^\p{L}\p{N}]+/u)), 'sundog', 'halopsa', 'halo'];
  // What comes after a hundred characters adds nothing but work.
  const { score, causes } = (await judge)(
    password.slice(0, 100),
    words.filter((word) => word.length > 2),
  );
  if (score < leastScore) throw new WeakPasswordError(causes);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
