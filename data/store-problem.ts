/**
 * StoreProblem: why a store cannot be used, in a sentence for the person who runs the server.
 *
 * The message names the store and never repeats a password or a value. Everything else that a database
 * throws is passed on as it is.
 */

export type StoreProblemCode =
  | 'store-locked'
  | 'store-newer'
  | 'store-not-writable'
  | 'store-not-a-store'
  | 'store-unreachable'
  | 'store-full'
  | 'store-not-durable';

export class StoreProblem extends Error {
  readonly code: StoreProblemCode;

  constructor(code: StoreProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreProblem';
    this.code = code;
  }
}

const SENTENCES: readonly [RegExp, StoreProblemCode, string][] = [
  [
    /^SQLITE_BUSY|^SQLITE_LOCKED/,
    'store-locked',
    'is locked by another program; stop that one, or try again',
  ],
  [/^SQLITE_READONLY|^25006$|^42501$/, 'store-not-writable', 'cannot be written to'],
  [
    /^SQLITE_CANTOPEN|^SQLITE_PERM|^(EACCES|EISDIR|ENOENT|ENOTDIR|EPERM|EROFS)$/,
    'store-not-writable',
    'cannot be opened or created',
  ],
  [/^SQLITE_NOTADB|^SQLITE_CORRUPT/, 'store-not-a-store', 'is not a database, or is damaged'],
  [/^SQLITE_FULL|^53100$/, 'store-full', 'cannot grow: the disk is full'],
  [/^3D000$/, 'store-unreachable', 'does not exist on that server'],
  [/^28/, 'store-unreachable', 'refused the name or the password'],
  [/^E[A-Z]+$|^57P0|^53300$|^08/, 'store-unreachable', 'cannot be reached'],
];

/** Worded if it is about the store as such; otherwise the error itself. */
export function toStoreProblem(error: unknown, storeName: string): unknown {
  const code = codeOf(error);
  const match = SENTENCES.find(([pattern]) => code !== undefined && pattern.test(code));
  if (match === undefined) return error;
  const [, problemCode, sentence] = match;
  return new StoreProblem(problemCode, `The ${storeName} ${sentence}.`, { cause: error });
}

/** SQLite's, PostgreSQL's (SQLSTATE) or the operating system's code of an error. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || error instanceof StoreProblem) return undefined;
  const code: unknown = 'code' in error ? error.code : undefined;
  if (typeof code === 'string') return code;
  // better-sqlite3 says this one without a code.
  return error.message.includes('directory does not exist') ? 'SQLITE_CANTOPEN' : undefined;
}
