import type { Inspection } from '../run-request.ts';

type Judge = NonNullable<Inspection['judge']>;

/** The questions about undeclared requests while screens are walked: a look that failed meanwhile failed because its request was held. */
export class Judging {
  #pending: Promise<unknown> = Promise.resolve();
  #asked = 0;

  /** The same judge, followed. */
  over(judge: Judge): Judge {
    return (request) => {
      this.#asked += 1;
      const answer = judge(request);
      this.#pending = answer.catch(() => undefined);
      return answer;
    };
  }

  /** A look whose request was held for an answer is repeated once, now that the answer counts. @param goOn throws where there is no use in that */
  async repeatOnce(look: () => Promise<void>, goOn: () => void): Promise<void> {
    const asked = this.#asked;
    try {
      await look();
    } catch (error) {
      if (this.#asked === asked) throw error;
      await this.#answered();
      goOn();
      await look();
    }
  }

  async #answered(): Promise<void> {
    let last: Promise<unknown> | undefined;
    while (last !== this.#pending) {
      last = this.#pending;
      await last;
    }
  }
}
