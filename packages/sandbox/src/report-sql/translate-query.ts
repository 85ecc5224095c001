import { BEFORE_PARENTHESIS, DATE_PART_FIRST, DATE_PARTS, FUNCTIONS, REFUSED_WORDS } from './dialect.ts';
import { isMark, quoteName, quoteText, readType, refuse, splitAt, upper } from './query-pieces.ts';
import { QueryRefusal } from './query-refusal.ts';
import { readTokens, type Token } from './read-tokens.ts';

/** A query in SQLite's dialect, and every word in it that could name a table. */
export interface TranslatedQuery {
  readonly sql: string;
  readonly words: ReadonlySet<string>;
}

const SET_OPERATORS: ReadonlySet<string> = new Set(['UNION', 'EXCEPT', 'INTERSECT']);
const CONVERSIONS: ReadonlySet<string> = new Set(['CAST', 'TRY_CAST', 'CONVERT', 'TRY_CONVERT']);

/** One SELECT that is being written: what closes it, and the LIMIT that its TOP asked for. */
interface OpenSelect {
  readonly depth: number;
  top: string | null;
}

/**
 * Translates one SELECT (or WITH ... SELECT) of SQL Server into SQLite: TOP, brackets, `+` of texts, GETDATE, DATEADD and the like,
 * CAST and CONVERT, OFFSET ... FETCH, WITH (NOLOCK), `dbo.`.
 *
 * @param textColumns names of columns that hold text, lower case: `+` beside one joins texts.
 * @throws QueryRefusal for anything else: other statements, several statements, unknown functions, variables.
 */
export function translateQuery(sql: string, textColumns: ReadonlySet<string>): TranslatedQuery {
  const tokens = readTokens(sql);
  while (isMark(tokens.at(-1), ';')) tokens.pop();
  const first = upper(tokens[0]);
  if (first !== 'SELECT' && first !== 'WITH') throw new QueryRefusal('Only a SELECT statement can be run by a report.');
  for (const token of tokens) checkToken(token);
  return {
    sql: new Writer(tokens, textColumns).write(),
    words: new Set(
      tokens.filter((token) => token.kind === 'word' || token.kind === 'name').map((token) => token.value.toUpperCase()),
    ),
  };
}

function checkToken(token: Token): void {
  if (isMark(token, ';')) throw new QueryRefusal('A report runs one statement only.');
  if (token.kind !== 'word' && token.kind !== 'name') return;
  if (token.kind === 'word' && REFUSED_WORDS.has(token.value.toUpperCase())) refuse(token);
  if (token.kind === 'word' && token.value.startsWith('@'))
    throw new QueryRefusal(`Must declare the scalar variable "${token.value}".`);
  if (/^(sqlite_|pragma_|#)/i.test(token.value)) throw new QueryRefusal(`Invalid object name '${token.value}'.`);
}

class Writer {
  readonly #tokens: readonly Token[];
  readonly #textColumns: ReadonlySet<string>;
  readonly #out: string[] = [];
  readonly #selects: OpenSelect[] = [];
  #place = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], textColumns: ReadonlySet<string>) {
    this.#tokens = tokens;
    this.#textColumns = textColumns;
  }

  write(): string {
    while (this.#place < this.#tokens.length) this.#step();
    this.#closeSelects(0);
    if (this.#depth !== 0) refuse(undefined);
    return this.#out.join(' ');
  }

  #peek(ahead = 0): Token | undefined {
    return this.#tokens[this.#place + ahead];
  }

  #next(): Token {
    const token = this.#tokens[this.#place] ?? refuse(undefined);
    this.#place += 1;
    return token;
  }

  #expect(mark: string): void {
    const token = this.#next();
    if (!isMark(token, mark)) refuse(token);
  }

  #step(): void {
    const token = this.#next();
    if (token.kind === 'text') this.#out.push(quoteText(token.value));
    else if (token.kind === 'number') this.#out.push(token.value);
    else if (token.kind === 'name') this.#out.push(quoteName(token.value));
    else if (token.kind === 'mark') this.#mark(token);
    else this.#word(token);
  }

  #mark(token: Token): void {
    if (token.value === '(') this.#depth += 1;
    if (token.value === ')') {
      this.#closeSelects(this.#depth);
      this.#depth -= 1;
      if (this.#depth < 0) refuse(token);
    }
    this.#out.push(token.value === '+' && this.#joinsTexts() ? '||' : token.value);
  }

  #word(token: Token): void {
    const word = upper(token);
    const opens = isMark(this.#peek(), '(');
    if (word === 'SELECT') this.#select();
    else if (word === 'WITH' && opens) this.#skipHint();
    else if (word === 'DBO' && isMark(this.#peek(), '.')) this.#place += 1;
    else if (word === 'CURRENT_TIMESTAMP') this.#out.push('tsql_now()');
    else if (word === 'OFFSET') this.#offset();
    else if (opens) this.#call(token, word);
    else {
      if (SET_OPERATORS.has(word)) this.#endSelect(token);
      this.#out.push(token.value);
    }
  }

  #select(): void {
    this.#out.push('SELECT');
    const select: OpenSelect = { depth: this.#depth, top: null };
    this.#selects.push(select);
    if (upper(this.#peek()) === 'DISTINCT') {
      this.#out.push('DISTINCT');
      this.#place += 1;
    }
    if (upper(this.#peek()) === 'TOP') {
      this.#place += 1;
      const wrapped = isMark(this.#peek(), '(');
      if (wrapped) this.#place += 1;
      const many = this.#next();
      if (many.kind !== 'number' || !/^\d+$/.test(many.value)) refuse(many);
      if (wrapped) this.#expect(')');
      if (upper(this.#peek()) === 'PERCENT' || upper(this.#peek()) === 'WITH') refuse(this.#peek());
      select.top = many.value;
    }
    this.#checkAliases();
  }

  /** `SELECT x = y` names a column in SQL Server and compares in SQLite: better no answer than a wrong one. */
  #checkAliases(): void {
    if (isMark(this.#peek(1), '=')) refuse(this.#peek(1));
  }

  /** Before UNION and the like only a SELECT without TOP is understood: SQLite has no LIMIT inside. */
  #endSelect(token: Token): void {
    const select = this.#selects.at(-1);
    if (select === undefined || select.depth !== this.#depth) return;
    if (select.top !== null) refuse(token);
    this.#selects.pop();
  }

  #closeSelects(depth: number): void {
    let select = this.#selects.at(-1);
    while (select !== undefined && select.depth >= depth && (depth > 0 || this.#place >= this.#tokens.length)) {
      if (select.top !== null) this.#out.push(`LIMIT ${select.top}`);
      this.#selects.pop();
      select = this.#selects.at(-1);
    }
  }

  #skipHint(): void {
    this.#place += 1;
    while (!isMark(this.#peek(), ')')) this.#next();
    this.#place += 1;
  }

  /** `OFFSET n ROWS FETCH NEXT m ROWS ONLY`. */
  #offset(): void {
    const skipped = this.#next();
    const words = [this.#next(), this.#next(), this.#next()].map(upper);
    const many = this.#next();
    const rest = [this.#next(), this.#next()].map(upper);
    const isRight =
      /^ROWS?$/.test(words[0] ?? '') &&
      words[1] === 'FETCH' &&
      /^(NEXT|FIRST)$/.test(words[2] ?? '') &&
      /^ROWS?$/.test(rest[0] ?? '') &&
      rest[1] === 'ONLY';
    if (!isRight || skipped.kind !== 'number' || many.kind !== 'number') refuse(skipped);
    this.#out.push(`LIMIT ${many.value} OFFSET ${skipped.value}`);
  }

  #call(token: Token, word: string): void {
    const known = FUNCTIONS[word];
    if (CONVERSIONS.has(word)) this.#convert(word.endsWith('CONVERT'));
    else if (known !== undefined) {
      this.#out.push(known);
      if (DATE_PART_FIRST.has(word)) this.#datePart(word);
    } else if (BEFORE_PARENTHESIS.has(word) || this.#namesColumns()) {
      if (SET_OPERATORS.has(word)) this.#endSelect(token);
      this.#out.push(token.value);
    } else throw new QueryRefusal(`'${token.value}' is not a recognized built-in function name.`);
  }

  /** The bare word that begins the arguments of DATEADD and the like becomes a text. */
  #datePart(word: string): void {
    this.#expect('(');
    this.#depth += 1;
    const part = this.#next();
    const name = DATE_PARTS[upper(part)];
    if (name === undefined) throw new QueryRefusal(`'${part.value}' is not a recognized ${word.toLowerCase()} option.`);
    this.#out.push('(', quoteText(name));
  }

  /** `WITH recent (id, name) AS (...)`: a list of columns, not a call. */
  #namesColumns(): boolean {
    const before = this.#tokens[this.#place - 2];
    return upper(this.#tokens[0]) === 'WITH' && (upper(before) === 'WITH' || isMark(before, ',')) && this.#selects.length === 0;
  }

  /** CAST(value AS type) and CONVERT(type, value[, style]): the value is written by a writer of its own. */
  #convert(typeFirst: boolean): void {
    this.#expect('(');
    const inside = this.#argument();
    const comma = splitAt(inside, typeFirst ? ',' : 'AS');
    const [left, right] = comma ?? refuse(inside[0]);
    const [valueTokens, styleTokens] = typeFirst ? (splitAt(right, ',') ?? [right, []]) : [left, []];
    const type = readType(typeFirst ? left : right);
    const style = styleTokens.length === 1 && styleTokens[0]?.kind === 'number' ? styleTokens[0].value : '-1';
    const value = new Writer(valueTokens, this.#textColumns).write();
    this.#out.push(`tsql_convert(${value}, ${quoteText(type.name)}, ${type.length}, ${style})`);
  }

  /** The tokens up to the parenthesis that closes the present one; it is read too. */
  #argument(): Token[] {
    const inside: Token[] = [];
    let depth = 1;
    while (depth > 0) {
      const token = this.#next();
      if (isMark(token, '(')) depth += 1;
      if (isMark(token, ')')) depth -= 1;
      if (depth > 0) inside.push(token);
    }
    return inside;
  }

  /** Whether the `+` just read joins texts: something in its chain is a text or a column of texts. */
  #joinsTexts(): boolean {
    return this.#findsText(this.#place - 2, -1) || this.#findsText(this.#place, 1);
  }

  #findsText(from: number, direction: 1 | -1): boolean {
    let depth = 0;
    for (let place = from; place >= 0 && place < this.#tokens.length; place += direction) {
      const token = this.#tokens[place];
      const isOpen = isMark(token, direction === 1 ? '(' : ')');
      const isClose = isMark(token, direction === 1 ? ')' : '(');
      if (isOpen) depth += 1;
      else if (isClose) depth -= 1;
      if (depth < 0) return false;
      if (depth > 0 || isOpen || isClose) continue;
      if (token?.kind === 'text') return true;
      if ((token?.kind === 'word' || token?.kind === 'name') && this.#textColumns.has(token.value.toLowerCase())) return true;
      const isLink =
        isMark(token, '+') ||
        isMark(token, '.') ||
        token?.kind === 'number' ||
        token?.kind === 'name' ||
        (token?.kind === 'word' && !STOPS.has(token.value.toUpperCase()));
      if (!isLink) return false;
    }
    return false;
  }
}

/** Words at which a chain of `+` ends. */
const STOPS: ReadonlySet<string> = new Set(
  'SELECT FROM WHERE AND OR NOT AS ON BY THEN ELSE WHEN END CASE LIKE IN BETWEEN IS ORDER GROUP HAVING JOIN TOP DISTINCT ASC DESC'.split(
    ' ',
  ),
);
