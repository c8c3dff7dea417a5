/** An error that nobody foresaw, out of a run that may save and has a journal: only a person can say what the machine holds. */
export class BrokenRun extends Error {
  constructor(cause: unknown) {
    super('', { cause });
    this.name = 'BrokenRun';
  }
}
