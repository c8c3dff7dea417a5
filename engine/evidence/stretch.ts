/** A stretch of a file that is looked at by itself. */
export interface Stretch {
  /** What it is called inside its file; empty for the file's own remaining bytes. */
  readonly name: string;
  /** Its bytes, unpacked. @throws when it cannot be opened */
  readonly open: () => Buffer;
  /** Nothing in it can be opened further. */
  readonly whole?: true;
}
