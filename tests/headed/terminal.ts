import type { Person } from '../../cli/io.ts';

/** An answer, or what the person does in the browser window until the question is withdrawn by it. */
type Rule = readonly [asked: RegExp, answer: string | (() => Promise<unknown>)];

/** A person at the terminal: the first rule that fits a question answers it; `asked` and `offered` gather what was shown. A question without a rule fails the test. */
export const atTerminal = (rules: readonly Rule[], asked: string[], offered: Set<string>): Person => {
  const nobody = (question: string): Promise<never> => Promise.reject(new Error(`not foreseen: ${question}`));
  return {
    text: nobody, secret: nobody, yes: nobody,
    choose: async (question, choices, withdrawn) => {
      asked.push(question);
      offered.add(choices.map((one) => one.label).join(','));
      const rule = rules.find(([sentence]) => sentence.test(question));
      if (!rule) return nobody(question);
      const [, answer] = rule;
      if (typeof answer === 'string') return answer;
      await answer();
      return new Promise((resolve) => {
        if (!withdrawn || withdrawn.aborted) resolve(undefined);
        withdrawn?.addEventListener('abort', () => resolve(undefined), { once: true });
      });
    },
  };
};
